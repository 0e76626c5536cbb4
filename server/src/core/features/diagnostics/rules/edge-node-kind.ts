import { alternatives } from "#core/base/suggest.ts";
import { withArticle } from "#core/base/with-article.ts";
import { endsOf, type SocketView } from "#core/document/pipeline-view.ts";
import { socketTypesOf } from "#core/model/edge-rules.ts";
import type { PipelineRule } from "../rule.ts";
import { typeOfKey } from "../support/socket-fit.ts";

/** A node of this type has no sockets of this type. */
export const edgeNodeKind: PipelineRule<SocketView> = {
  code: "edge-node-kind",
  severity: "error",
  summary:
    "Deployment nodes receive endpoint files and provide deployment properties; execution and task nodes have inputs, parameters, outputs, metadata and environment variables.",
  scope: "pipeline",
  find({ view }, report) {
    for (const edge of view.edges) {
      for (const end of endsOf(edge)) {
        if (end.fault !== "kind" || !end.socket.type) continue;
        const suggestion = typeOfKey(edge, end.side);
        const extra = suggestion === undefined ? {} : { suggestion };
        report(end.socket.type.range, end, extra);
      }
    }
  },
  message: messageFor,
};

function messageFor({ side, socket, node, type }: SocketView): string {
  const kind = node?.node.kind ?? "unknown";
  const possible = socketTypesOf(kind, side).filter((it) => it !== "dependency");
  const verb = side === "source" ? "provide" : "receive";
  return `"${socket.node.value}" is ${withArticle(`${kind} node`)}, which cannot ${verb} "${type}", only ${alternatives(possible)}`;
}
