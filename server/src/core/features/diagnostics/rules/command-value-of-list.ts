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
export const commandValueOfList: ItemRule<string> = {
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
  message: (found) => found,
  fix: (_found, problem, document) => withoutOption(problem, document),
};

function checkCommand(
  source: string,
  range: SourceRange,
  multiples: ReadonlyMap<string, Multiple>,
  report: Report<string>,
): void {
  for (const it of placeholdersOf(source, range)) {
    const multiple = multiples.get(it.name?.value ?? "") ?? "none";
    if (it.kind !== "parameter-value" || !it.name || multiple === "none") continue;
    const instead = `{parameter:${it.name.value}}`;
    const option = optionBefore(source.slice(range.start, it.range.start), it.name.value);
    report(
      it.range,
      `"${it.name.value}" has several values, which come out as a Python list; write ${instead}`,
      option === undefined ? { suggestion: instead } : { data: { instead, option } },
    );
  }
}

/** Takes the option before the placeholder away, which the whole parameter brings along. */
function withoutOption({ range, data }: PlacedProblem, { text }: Document): readonly Fix[] {
  const { instead, option } = data ?? {};
  if (instead === undefined || option === undefined) return [];
  const start = text.lastIndexOf(option, range.start);
  const isJoined = /^(?:=|[ \t]+)$/.test(text.slice(start + option.length, range.start));
  if (start < 0 || !isJoined || !isOptionOf(option, instead.slice("{parameter:".length, -1)))
    return [];
  const edits = [{ range: { start, end: range.end }, newText: instead }];
  return [{ kind: "choose", title: `Write ${instead} without ${option}`, edits }];
}
