import type { SourceRange } from "#core/base/range.ts";
import { edgeKey } from "#core/document/edge-key.ts";
import type { EdgeView, SocketView } from "#core/document/pipeline-view.ts";
import { removeEdge } from "#core/edits/remove-edge.ts";
import type { PipelineRule } from "../rule.ts";

/** A pipeline has the same edge twice. */
export const edgeDuplicate: PipelineRule<EdgeView> = {
  code: "edge-duplicate",
  severity: "warning",
  summary: "An edge repeats an earlier one of the same pipeline and has no effect.",
  tag: "unnecessary",
  scope: "pipeline",
  find({ item, view }, report) {
    const first = new Map<string, EdgeView>();
    for (const edge of view.edges) {
      if (!edge.source || !edge.target || isBroken(edge.source) || isBroken(edge.target)) continue;
      const key = edgeKey(edge.source.socket, edge.target.socket);
      const before = first.get(key);
      if (!before) {
        first.set(key, edge);
        continue;
      }
      report(edgeRange(item.text, edge), edge, {
        related: [{ range: edgeRange(item.text, before), message: "The same edge" }],
      });
    }
  },
  message: () => "This edge is already in the pipeline",
  fix: (edge, problem, document) => removeEdge(edge, problem, document, "Remove the repeated edge"),
};

function isBroken({ fault }: SocketView): boolean {
  return fault === "parts";
}

/** The edge itself where it is on one line, else its source. */
function edgeRange(text: string, { edge, source }: EdgeView): SourceRange {
  const spans = text.slice(edge.range.start, edge.range.end).includes("\n");
  return spans && source ? source.socket.range : edge.range;
}
