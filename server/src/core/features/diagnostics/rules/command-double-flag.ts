import { optionBefore, placeholdersOf, stepIn } from "#core/document/command-templates.ts";
import type { Parameter } from "#core/model/config.ts";
import type { ItemRule } from "../rule.ts";

/** A command has an option before a placeholder that includes the option. */
export const commandDoubleFlag: ItemRule<DoubleFlag> = {
  code: "command-double-flag",
  severity: "warning",
  summary:
    "`{parameter:NAME}` expands to `--NAME=value`, so an option written before it appears twice: `--lr={parameter:lr}` gives `--lr=--lr=0.1`. Use `{parameter-value:NAME}` for the value alone.",
  scope: "item",
  find(item, report) {
    const step = stepIn(item);
    if (!step) return;
    const byName = new Map(step.parameters.map((it) => [it.name?.value ?? "", it]));
    for (const { range } of step.commands) {
      for (const { kind, name, range: place } of placeholdersOf(item.text, range)) {
        const parameter = name && byName.get(name.value);
        if (kind !== "parameter" || !parameter || !bringsOption(parameter)) continue;
        const option = optionBefore(item.text.slice(range.start, place.start), name.value);
        if (option === undefined) continue;
        const suggestion = `{parameter-value:${name.value}}`;
        report(place, { option, suggestion }, { suggestion });
      }
    }
  },
  message: ({ option, suggestion }) =>
    `The placeholder adds the option itself, so ${option} appears twice; write ${suggestion}`,
};

/** Flags have no value to write; `pass-as: "{v}"` includes no option. */
function bringsOption({ type, passAs }: Parameter): boolean {
  return type !== "flag" && (!passAs || passAs.startsWith("-"));
}

/** The option before a placeholder, and what to write instead of both. */
interface DoubleFlag {
  readonly option: string;
  readonly suggestion: string;
}
