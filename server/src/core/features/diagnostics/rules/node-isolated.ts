import { type EdgeView, meantNode } from "#core/document/pipeline-view.ts";
import type { Socket } from "#core/model/config.ts";
import type { PipelineRule } from "../rule.ts";

/** A node has no edges in a pipeline with edges. */
export const nodeIsolated: PipelineRule<string> = {
  code: "node-isolated",
  severity: "hint",
  summary:
    "No edge leads to or from this node, so it starts at once and passes nothing on. Edges decide the order in which nodes run; the order of the list does not.",
  scope: "pipeline",
  find({ view }, report) {
    if (view.edges.length === 0 || view.nodes.length < 2 || view.edges.some(isHalfTyped)) return;
    const sockets = view.edges.flatMap(({ edge }) => [edge.source, edge.target]);
    const joined = new Set(sockets.flatMap((it) => (it ? meantNode(view, it) : [])));
    for (const it of view.nodes) {
      const { name } = it.node;
      if (!name || joined.has(it) || isMeant(name.value, sockets)) continue;
      report(name.range, name.value);
    }
  },
  message: (node) => `No edge leads to or from "${node}"`,
};

/** An edge that is still being typed may reach any node. */
function isHalfTyped({ source, target }: EdgeView): boolean {
  return [source, target].some((it) => !it || it.fault === "parts");
}

/** A name with a dot is cut in two where a socket repeats it. */
function isMeant(name: string, sockets: readonly (Socket | undefined)[]): boolean {
  return name.includes(".") && sockets.some((it) => it?.text.startsWith(`${name}.`));
}
