import type { TextEdit } from "#core/base/edit.ts";
import type { SourceRange } from "#core/base/range.ts";
import type { EdgeView, SocketView } from "#core/document/pipeline-view.ts";
import { editAt } from "#core/edits/edit-source.ts";
import { type EditedPipeline, pipelineAt } from "#core/edits/pipeline-at.ts";
import { hasDirection, pairing, socketTypesOf } from "#core/model/edge-rules.ts";
import { exactSocketType } from "#core/model/socket.ts";
import type { PipelineRule } from "../rule.ts";

/** An edge starts at something that only receives, or ends at something that only provides. */
export const edgeDirection: PipelineRule<Misdirected> = {
  code: "edge-direction",
  severity: "error",
  summary:
    "Edges run from source to target. Outputs, metadata and deployments can only be sources; endpoint files can only be targets.",
  scope: "pipeline",
  find({ view }, report) {
    for (const edge of view.edges) {
      const wrong = [edge.source, edge.target].find((it) => it?.fault === "direction");
      if (!wrong?.socket.type) continue;
      report(wrong.socket.type.range, { edge, end: wrong });
    }
  },
  message: ({ end: { side, socket } }) =>
    `"${socket.type?.value}" can only be the ${side === "source" ? "target" : "source"} of an edge`,
  fix({ edge }, problem, document) {
    const pipeline = pipelineAt(document, problem);
    const edits = pipeline && swap(pipeline, edge);
    return edits ? [{ kind: "choose", title: "Swap source and target", edits }] : [];
  },
};

/** An edge, and the end of it that is the wrong way round. */
interface Misdirected {
  readonly edge: EdgeView;
  readonly end: SocketView;
}

function swap({ source, placed }: EditedPipeline, edge: EdgeView): readonly TextEdit[] | undefined {
  if (!edge.source || !edge.target || !canSwap(edge.source, edge.target)) return undefined;
  const { text } = placed.item;
  const first = quotedRange(text, edge.source.socket.range);
  const second = quotedRange(text, edge.target.socket.range);
  return [
    editAt(source, first.start, first.end, text.slice(second.start, second.end)),
    editAt(source, second.start, second.end, text.slice(first.start, first.end)),
  ];
}

function canSwap(source: SocketView, target: SocketView): boolean {
  if (!source.type || !target.type || !source.node || !target.node) return false;
  if (!exactSocketType(source.socket.type?.value) || !exactSocketType(target.socket.type?.value)) {
    return false;
  }
  const kind = target.node.node.kind;
  return (
    hasDirection(target.type, "source") &&
    socketTypesOf(kind, "source").includes(target.type) &&
    socketTypesOf(source.node.node.kind, "target").includes(source.type) &&
    pairing(target.type, kind, source.type) === "fits"
  );
}

/** The whole scalar: quotes stay with their text. */
function quotedRange(text: string, { start, end }: SourceRange): SourceRange {
  const quote = text[start - 1];
  const isQuoted = (quote === '"' || quote === "'") && text[end] === quote;
  return isQuoted ? { start: start - 1, end: end + 1 } : { start, end };
}
