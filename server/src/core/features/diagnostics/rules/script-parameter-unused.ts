import { unusedNames } from "#core/scripts/unused.ts";
import type { ScriptRule } from "../rule.ts";

/** No program of the step mentions a parameter, and no edge passes it on. */
export const scriptParameterUnused: ScriptRule<string> = {
  code: "script-parameter-unused",
  severity: "hint",
  summary:
    "None of the scripts that the step starts mentions the parameter, and no edge passes its value on to another node.",
  scope: "script",
  tag: "unnecessary",
  find({ item, own, lookup }, report) {
    if (item.config?.kind !== "step" || !own) return;
    for (const { value, range } of unusedNames(item.config, own, "parameters")) {
      if (!lookup.isPassedOn("parameter", value)) report(range, value);
    }
  },
  message: (name) => `No script of the step mentions parameter "${name}"`,
};
