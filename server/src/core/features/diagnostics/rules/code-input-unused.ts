import { unusedNames } from "#core/scripts/unused.ts";
import type { CodeRule } from "../rule.ts";

/** No program of the step mentions an input. */
export const codeInputUnused: CodeRule = {
  code: "code-input-unused",
  severity: "hint",
  summary: "None of the scripts that the step starts mentions the input.",
  scope: "code",
  tag: "unnecessary",
  check({ item, own }, report) {
    if (item.config?.kind !== "step" || !own) return;
    for (const { value, range } of unusedNames(item.config, own, "inputs")) {
      report(range, `No script of the step mentions input "${value}"`);
    }
  },
};
