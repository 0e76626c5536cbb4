import type { PipelineRule } from "../rule.ts";
import { declareMissing, reportUndeclaredOverrides } from "../support/undeclared.ts";

/** An override names an input that the node's step does not declare. */
export const overrideUnknownInput: PipelineRule = {
  code: "override-unknown-input",
  severity: "error",
  summary: "An override names an input that the step of its node does not declare.",
  scope: "pipeline",
  check: (context, report) => reportUndeclaredOverrides("input", context, report),
  fix: (problem, document) => declareMissing("input", problem, document),
};
