import { suggest } from "#core/base/suggest.ts";
import type { MissingName, PipelineRule } from "../rule.ts";

/** A deployment node names a deployment that the file does not define. */
export const nodeDeploymentUndefined: PipelineRule<MissingName> = {
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
      report(range, { name: value, hint }, extra);
    }
  },
  message: ({ name, hint }) => `Deployment "${name}" must exist in the project${hint}`,
};
