import { unusedNames } from "#core/scripts/unused.ts";
import type { CodeRule } from "../rule.ts";

/** No program of the step mentions a parameter. */
export const codeParameterUnused: CodeRule = {
  code: "code-parameter-unused",
  severity: "hint",
  summary: "None of the scripts that the step starts mentions the parameter.",
  scope: "code",
  tag: "unnecessary",
  check({ item, own }, report) {
    if (item.config?.kind !== "step" || !own) return;
    for (const { value, range } of unusedNames(item.config, own, "parameters")) {
      report(range, `No script of the step mentions parameter "${value}"`);
    }
  },
};
