import type { SourceRange } from "#core/base/range.ts";
import {
  isOptionOf,
  optionBefore,
  overrideCommands,
  placeholdersOf,
  stepIn,
} from "#core/document/command-templates.ts";
import type { Document } from "#core/document/document.ts";
import type { Fix } from "#core/edits/fix.ts";
import type { Multiple } from "#core/model/config.ts";
import type { ItemRule, PlacedProblem, Report } from "../rule.ts";

/** A command takes the bare value of a parameter that has several. */
export const commandValueOfList: ItemRule<ListValue> = {
  code: "command-value-of-list",
  severity: "warning",
  summary:
    "`{parameter-value:NAME}` of a parameter with several values puts a Python list such as `['a', 'b']` into the command. `{parameter:NAME}` writes the values in the form that the parameter declares.",
  scope: "item",
  find(item, report) {
    const step = stepIn(item);
    if (!step) return;
    const multiples = new Map(step.parameters.map((it) => [it.name?.value ?? "", it.multiple]));
    for (const { range } of step.commands) checkCommand(item.text, range, multiples, report);
  },
  findInPipeline({ item, view }, report) {
    for (const { text, parameters } of overrideCommands(view)) {
      const multiples = new Map(parameters.map((it) => [it.name, it.multiple]));
      checkCommand(item.text, text.range, multiples, report);
    }
  },
  message: ({ name, instead }) =>
    `"${name}" has several values, which come out as a Python list; write ${instead}`,
  fix: withoutOption,
};

/** A parameter with several values, what to write for it, and the option before it that the placeholder already includes. */
interface ListValue {
  readonly name: string;
  readonly instead: string;
  readonly option: string | undefined;
}

function checkCommand(
  source: string,
  range: SourceRange,
  multiples: ReadonlyMap<string, Multiple>,
  report: Report<ListValue>,
): void {
  for (const it of placeholdersOf(source, range)) {
    const multiple = multiples.get(it.name?.value ?? "") ?? "none";
    if (it.kind !== "parameter-value" || !it.name || multiple === "none") continue;
    const instead = `{parameter:${it.name.value}}`;
    const option = optionBefore(source.slice(range.start, it.range.start), it.name.value);
    const found = { name: it.name.value, instead, option };
    report(it.range, found, option === undefined ? { suggestion: instead } : {});
  }
}

/** Removes the option before the placeholder, because `{parameter:NAME}` includes it. */
function withoutOption(
  { name, instead, option }: ListValue,
  { range }: PlacedProblem,
  { text }: Document,
): readonly Fix[] {
  if (option === undefined) return [];
  const start = text.lastIndexOf(option, range.start);
  const isJoined = /^(?:=|[ \t]+)$/.test(text.slice(start + option.length, range.start));
  if (start < 0 || !isJoined || !isOptionOf(option, name)) return [];
  const edits = [{ range: { start, end: range.end }, newText: instead }];
  return [{ kind: "choose", title: `Write ${instead} without ${option}`, edits }];
}
