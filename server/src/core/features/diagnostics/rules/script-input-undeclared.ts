import type { ScriptRule } from "../rule.ts";
import { declareMissing } from "../support/undeclared.ts";
import {
  reportUndeclaredUses,
  type UndeclaredUse,
  undeclaredUseMessage,
} from "../support/undeclared-uses.ts";

/** A script reads an input that its step does not declare. */
export const scriptInputUndeclared: ScriptRule<UndeclaredUse> = {
  code: "script-input-undeclared",
  severity: "information",
  summary:
    "A script reads an input that its step does not declare, through `valohai.inputs` or a path below `/valohai/inputs`, so it finds no files.",
  scope: "script",
  find: (context, report) => reportUndeclaredUses("input", context, report),
  message: undeclaredUseMessage,
  fix: declareMissing,
};
