import type { PipelineRule } from "../rule.ts";
import {
  declareMissing,
  reportUndeclaredOverrides,
  type Undeclared,
  undeclaredMessage,
} from "../support/undeclared.ts";

/** An override names a parameter that the node's step does not declare. */
export const overrideUnknownParameter: PipelineRule<Undeclared> = {
  code: "override-unknown-parameter",
  severity: "error",
  summary: "An override names a parameter that the step of its node does not declare.",
  scope: "pipeline",
  find: (context, report) => reportUndeclaredOverrides("parameter", context, report),
  message: undeclaredMessage,
  fix: declareMissing,
};
