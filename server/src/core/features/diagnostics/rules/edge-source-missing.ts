import { keyWords } from "#core/document/declared-keys.ts";
import type { PipelineRule } from "../rule.ts";
import { declareKey, type UndeclaredKey, undeclaredKey } from "../support/undeclared-key.ts";

/** An edge takes something that the source's step does not declare. */
export const edgeSourceMissing: PipelineRule<UndeclaredKey> = {
  code: "edge-source-missing",
  severity: "warning",
  summary:
    "An edge starts at an input, parameter or environment variable that the step of its source node does not declare, or at an output that is not among the outputs the step declares.",
  scope: "pipeline",
  find({ view }, report) {
    for (const edge of view.edges) {
      const missing = undeclaredKey(edge, "source");
      if (!missing) continue;
      const { range, found, extra } = missing;
      const far = found.type === "output" && extra.suggestion === undefined;
      report(range, found, far ? { ...extra, severity: "information" } : extra);
    }
  },
  message({ key, type, step, isPattern, hint }) {
    const what = isPattern ? `${keyWords[type]} like` : keyWords[type];
    return `Step "${step}" ${type === "output" ? "declares" : "has"} no ${what} "${key}"${hint}`;
  },
  fix: declareKey,
};
