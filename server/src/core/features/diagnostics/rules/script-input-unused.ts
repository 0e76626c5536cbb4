import { unusedNames } from "#core/scripts/unused.ts";
import type { ScriptRule } from "../rule.ts";

/** No program of the step mentions an input. */
export const scriptInputUnused: ScriptRule<string> = {
  code: "script-input-unused",
  severity: "hint",
  summary: "None of the scripts that the step starts mentions the input.",
  scope: "script",
  tag: "unnecessary",
  find({ item, own }, report) {
    if (item.config?.kind !== "step" || !own) return;
    for (const { value, range } of unusedNames(item.config, own, "inputs")) {
      report(range, value);
    }
  },
  message: (name) => `No script of the step mentions input "${name}"`,
};
