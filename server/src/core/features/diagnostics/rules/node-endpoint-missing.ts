import { suggest } from "#core/base/suggest.ts";
import type { MissingName, PipelineRule } from "../rule.ts";

/** A deployment node deploys an endpoint that the file does not define. */
export const nodeEndpointMissing: PipelineRule<MissingName> = {
  code: "node-endpoint-missing",
  severity: "warning",
  summary: "A deployment node lists an endpoint that the file does not define.",
  scope: "pipeline",
  find({ pipeline, lookup }, report) {
    for (const node of pipeline.nodes) {
      if (node.kind !== "deployment") continue;
      const listed = new Set(node.endpoints.map((it) => it.value));
      for (const { value, range } of node.endpoints) {
        if (lookup.endpoint(value)) continue;
        const others = lookup.names("endpoint").filter((it) => !listed.has(it));
        const { hint, extra } = suggest(value, others);
        report(range, { name: value, hint }, extra);
      }
    }
  },
  message: ({ name, hint }) => `No endpoint is named "${name}"${hint}`,
};
