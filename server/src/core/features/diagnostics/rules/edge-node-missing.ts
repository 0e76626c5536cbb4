import { suggest } from "#core/base/suggest.ts";
import { endsOf } from "#core/document/pipeline-view.ts";
import type { MissingName, PipelineRule } from "../rule.ts";
import { namesDottedNode } from "../support/dotted-node.ts";

/** An end of an edge names a node that the pipeline does not have. */
export const edgeNodeMissing: PipelineRule<MissingName> = {
  code: "edge-node-missing",
  severity: "error",
  summary: "An edge end names a node that its pipeline does not define.",
  scope: "pipeline",
  find({ view }, report) {
    if (view.losesNodes) return;
    // An edge cannot address a name with a dot.
    const known = view.nodeNames.filter((it) => !it.includes("."));
    for (const edge of view.edges) {
      for (const end of endsOf(edge)) {
        if (end.fault !== "node" || namesDottedNode(view, end.socket)) continue;
        const name = end.socket.node.value;
        const { hint, extra } = suggest(name, known);
        report(end.socket.node.range, { name, hint }, extra);
      }
    }
  },
  message: ({ name, hint }) => `No node of this pipeline is named "${name}"${hint}`,
};
