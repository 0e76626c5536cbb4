import type { ScriptRule } from "../rule.ts";
import { declareMissing } from "../support/undeclared.ts";
import {
  reportUndeclaredUses,
  type UndeclaredUse,
  undeclaredUseMessage,
} from "../support/undeclared-uses.ts";

/** A script asks for a parameter that its step does not declare. */
export const scriptParameterUndeclared: ScriptRule<UndeclaredUse> = {
  code: "script-parameter-undeclared",
  severity: "information",
  summary:
    "A script uses `valohai.parameters` to read a parameter that its step does not declare, so it gets no value from Valohai.",
  scope: "script",
  find: (context, report) => reportUndeclaredUses("parameter", context, report),
  message: undeclaredUseMessage,
  fix: declareMissing,
};
