import { keptWhile } from "#core/base/kept-while.ts";
import type { SourceRange } from "#core/base/range.ts";
import {
  commentFinder,
  namedParameters,
  overrideCommands,
  stepIn,
} from "#core/document/command-templates.ts";
import type { Step } from "#core/model/config.ts";
import type { Item } from "#core/model/piece.ts";
import type { ItemRule, Report } from "../rule.ts";
import {
  nearPlaceholders,
  type TemplateNames,
  variablesNamedLike,
} from "../support/near-placeholder.ts";

/** Something in braces looks like a placeholder but is not one, so the command keeps it. */
export const commandNearPlaceholder: ItemRule<string> = {
  code: "command-near-placeholder",
  severity: "warning",
  summary:
    "Valohai replaces exactly `{parameters}`, `{parameter:NAME}`, `{parameter-value:NAME}` and `{source-path}`. Anything else in braces, such as `{ parameters }` or `{param:x}`, stays in the command, and `$x` is a shell variable.",
  scope: "item",
  find(item, report) {
    const step = stepIn(item);
    if (!step) return;
    const names = {
      parameters: namedParameters(step).map((it) => it.name),
      inputs: step.inputs.flatMap((it) => it.name?.value ?? []),
    };
    for (const { range } of step.commands) checkCommand(item.text, range, names, report);
    checkVariables(item, step, names.parameters, report);
  },
  findInPipeline({ item, view }, report) {
    for (const { text, parameters, inputs } of overrideCommands(view)) {
      const names = { parameters: parameters.map((it) => it.name), inputs };
      checkCommand(item.text, text.range, names, report);
    }
  },
  message: (message) => message,
};

/** A variable that no command sets has the name of a parameter; the project or a sourced file may set it. */
function checkVariables(
  { text }: Item,
  { commands, environmentVariables }: Step,
  parameters: readonly string[],
  report: Report<string>,
): void {
  const all = commands.map(({ range }) => text.slice(range.start, range.end)).join("\n");
  if (!all.includes("$") || mayBeSetElsewhere.test(all)) return;
  const set = new Set(setIn(all));
  for (const it of environmentVariables) if (it.name) set.add(it.name.value);
  for (const { range } of commands) {
    const isInComment = commentFinder(text, range);
    for (const it of variablesNamedLike(text.slice(range.start, range.end), parameters)) {
      const start = range.start + it.index;
      if (set.has(it.name) || isInComment(start)) continue;
      const suggestion = `{parameter-value:${it.name}}`;
      report(
        { start, end: start + it.written.length },
        `"${it.written}" is a variable of the shell; the value of the parameter is ${suggestion}`,
        { suggestion, severity: "information" },
      );
    }
  }
}

const mayBeSetElsewhere = /(?:^|[\s;&|"'])(?:source|\.|eval|awk|perl|getopts)\s|\bset -a\b/;

/** The words of a text that may be variables which it sets: `x=…`, `for x in …`, `read x y`. */
function setIn(text: string): readonly string[] {
  const listed = [...text.matchAll(settingCommand)].flatMap((it) => it[1]?.match(/\w+/g) ?? []);
  return [...(text.match(/(?<![\w$])\w+(?=\+?=)/g) ?? []), ...listed];
}

const settingCommand =
  /\b(?:for|select|local|declare|export|mapfile|readarray|read)\b([^\n;|&<]{1,200})/g;

const nearPlaceholdersAt = keptWhile(
  (_: SourceRange, text: string, parameters: readonly string[], inputs: readonly string[]) =>
    nearPlaceholders(text, { parameters, inputs }),
);

function checkCommand(
  source: string,
  range: SourceRange,
  names: TemplateNames,
  report: Report<string>,
): void {
  const text = source.slice(range.start, range.end);
  const near = nearPlaceholdersAt(range, text, names.parameters, names.inputs);
  if (near.length === 0) return;
  const isInComment = commentFinder(source, range);
  for (const { index, written, message, suggestion } of near) {
    const start = range.start + index;
    if (isInComment(start)) continue;
    const place = { start, end: start + written.length };
    report(place, message, suggestion === undefined ? {} : { suggestion });
  }
}
