import { suggest } from "#core/base/suggest.ts";
import type { PipelineRule } from "../rule.ts";

/** A deployment node names a deployment that the file does not define. */
export const nodeDeploymentUndefined: PipelineRule<string> = {
  code: "node-deployment-undefined",
  severity: "hint",
  summary:
    "A deployment that the file does not define must already exist in the project. One that the file defines is created if it does not exist yet.",
  scope: "pipeline",
  find({ pipeline, lookup }, report) {
    for (const node of pipeline.nodes) {
      if (node.kind !== "deployment" || !node.deployment) continue;
      const { value, range } = node.deployment;
      if (lookup.deployment(value)) continue;
      const { hint, extra } = suggest(value, lookup.names("deployment"));
      report(range, `Deployment "${value}" must exist in the project${hint}`, extra);
    }
  },
  message: (found) => found,
};
