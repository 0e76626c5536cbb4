import { unusedNames } from "#core/scripts/unused.ts";
import type { ScriptRule } from "../rule.ts";

/** No program of the step mentions an input, and no edge passes it on. */
export const scriptInputUnused: ScriptRule<string> = {
  code: "script-input-unused",
  severity: "hint",
  summary:
    "None of the scripts that the step starts mentions the input, and no edge passes its files on to another node.",
  scope: "script",
  tag: "unnecessary",
  find({ item, own, lookup }, report) {
    if (item.config?.kind !== "step" || !own) return;
    for (const { value, range } of unusedNames(item.config, own, "inputs")) {
      if (!lookup.isPassedOn("input", value)) report(range, value);
    }
  },
  message: (name) => `No script of the step mentions input "${name}"`,
};
