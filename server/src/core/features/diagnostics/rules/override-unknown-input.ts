import type { PipelineRule } from "../rule.ts";
import {
  declareMissing,
  reportUndeclaredOverrides,
  type Undeclared,
  undeclaredMessage,
} from "../support/undeclared.ts";

/** An override names an input that the node's step does not declare. */
export const overrideUnknownInput: PipelineRule<Undeclared> = {
  code: "override-unknown-input",
  severity: "error",
  summary: "An override names an input that the step of its node does not declare.",
  scope: "pipeline",
  find: (context, report) => reportUndeclaredOverrides("input", context, report),
  message: undeclaredMessage,
  fix: declareMissing,
};
