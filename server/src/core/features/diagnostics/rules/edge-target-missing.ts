import { keyWords } from "#core/document/declared-keys.ts";
import type { PipelineRule } from "../rule.ts";
import { declareKey, type UndeclaredKey, undeclaredKey } from "../support/undeclared-key.ts";

/** An edge fills something that the target's step does not declare. */
export const edgeTargetMissing: PipelineRule<UndeclaredKey> = {
  code: "edge-target-missing",
  severity: "error",
  summary:
    "An edge ends at an input, parameter or environment variable that the step of its target node does not declare, so nothing receives what it carries.",
  scope: "pipeline",
  find({ view }, report) {
    for (const edge of view.edges) {
      const missing = undeclaredKey(edge, "target");
      if (!missing) continue;
      const { range, found, extra } = missing;
      const severity = found.type === "environment-variable" ? "warning" : "error";
      report(range, found, { ...extra, severity });
    }
  },
  message: ({ key, type, step, hint }) => `Step "${step}" has no ${keyWords[type]} "${key}"${hint}`,
  fix: declareKey,
};
