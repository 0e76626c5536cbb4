import { suggest } from "#core/base/suggest.ts";
import { runsStep } from "#core/model/step-node.ts";
import { createStepFix } from "#core/scripts/create-step.ts";
import type { MissingName, PipelineRule } from "../rule.ts";

/** A pipeline node runs a step that the file does not define. */
export const nodeStepMissing: PipelineRule<MissingName> = {
  code: "node-step-missing",
  severity: "error",
  summary: "A pipeline node names a step that the file does not define.",
  scope: "pipeline",
  find({ pipeline, lookup }, report) {
    for (const node of pipeline.nodes) {
      if (!runsStep(node)) continue;
      if (!node.step || node.commit || lookup.step(node.step.value)) continue;
      const { value, range } = node.step;
      const { hint, extra } = suggest(value, lookup.names("step"));
      report(range, { name: value, hint }, extra);
    }
  },
  message: ({ name, hint }) => `No step is named "${name}"${hint}`,
  fix: createStepFix,
};
