import { suggest } from "#core/base/suggest.ts";
import { createStepFix } from "#core/scripts/create-step.ts";
import type { PipelineRule } from "../rule.ts";

/** A pipeline node runs a step that the file does not define. */
export const nodeStepMissing: PipelineRule<string> = {
  code: "node-step-missing",
  severity: "error",
  summary: "A pipeline node names a step that the file does not define.",
  scope: "pipeline",
  find({ pipeline, lookup }, report) {
    for (const node of pipeline.nodes) {
      if (node.kind !== "execution" && node.kind !== "task") continue;
      if (!node.step || node.commit || lookup.step(node.step.value)) continue;
      const { value, range } = node.step;
      const { hint, extra } = suggest(value, lookup.names("step"));
      report(range, `No step is named "${value}"${hint}`, { data: { step: value }, ...extra });
    }
  },
  message: (found) => found,
  fix: (_found, problem, document, host) => createStepFix(problem, document, host),
};
