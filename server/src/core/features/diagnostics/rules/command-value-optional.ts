import { placeholdersOf, stepIn } from "#core/document/command-templates.ts";
import type { Parameter } from "#core/model/config.ts";
import type { ItemRule } from "../rule.ts";

/** A command takes the bare value of a parameter that may have none. */
export const commandValueOptional: ItemRule<string> = {
  code: "command-value-optional",
  severity: "information",
  summary:
    "`{parameter-value:NAME}` of an optional parameter without a default stays in the command unchanged when the parameter has no value.",
  scope: "item",
  find(item, report) {
    const step = stepIn(item);
    if (!step) return;
    const unset = new Set(step.parameters.filter(mayBeUnset).map((it) => it.name?.value));
    for (const { range } of step.commands) {
      for (const { kind, name, range: place } of placeholdersOf(item.text, range)) {
        if (kind !== "parameter-value" || !name || !unset.has(name.value)) continue;
        report(place, name.value);
      }
    }
  },
  message: (name) =>
    `"${name}" is optional and has no default: without a value this stays in the command unchanged`,
};

function mayBeUnset({ name, optional, type, default: value }: Parameter): boolean {
  const empty = !value || value.value.kind === "null";
  return name !== undefined && optional && type !== "flag" && empty;
}
