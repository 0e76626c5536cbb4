import { closest } from "../../base/closest.ts";
import type { PipelineRule } from "./rule.ts";

/** A pipeline node runs a step that the file does not define. */
export const nodeStepMissing: PipelineRule = {
  code: "node-step-missing",
  severity: "error",
  summary: "A pipeline node names a step that the file does not define.",
  scope: "pipeline",
  check({ pipeline, lookup }, report) {
    for (const node of pipeline.nodes) {
      if (node.kind !== "execution" && node.kind !== "task") continue;
      if (!node.step || node.commit || lookup.step(node.step.value)) continue;
      const suggestion = closest(node.step.value, lookup.names("step"));
      const hint = suggestion === undefined ? "" : `; did you mean "${suggestion}"?`;
      report(
        node.step.range,
        `No step is named "${node.step.value}"${hint}`,
        suggestion === undefined ? {} : { suggestion },
      );
    }
  },
};
