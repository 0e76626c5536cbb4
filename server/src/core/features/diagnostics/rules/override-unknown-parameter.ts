import type { PipelineRule } from "../rule.ts";
import { declareMissing, reportUndeclaredOverrides } from "../support/undeclared.ts";

/** An override names a parameter that the node's step does not declare. */
export const overrideUnknownParameter: PipelineRule = {
  code: "override-unknown-parameter",
  severity: "error",
  summary: "An override names a parameter that the step of its node does not declare.",
  scope: "pipeline",
  check: (context, report) => reportUndeclaredOverrides("parameter", context, report),
  fix: (problem, document) => declareMissing("parameter", problem, document),
};
