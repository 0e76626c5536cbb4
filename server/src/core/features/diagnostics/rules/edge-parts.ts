import { type EdgeView, endsOf, type SocketView } from "#core/document/pipeline-view.ts";
import { socketPartsMessage } from "#core/document/socket-parts.ts";
import type { Socket } from "#core/model/config.ts";
import { exactSocketType } from "#core/model/socket.ts";
import type { PipelineRule } from "../rule.ts";
import { typeDeclaring, typeOfFreeKeys } from "../support/socket-fit.ts";

/** An end of an edge has no node, no type or no key. */
export const edgeParts: PipelineRule<Halved> = {
  code: "edge-parts",
  severity: "error",
  summary:
    "An edge end is written `node.type.key`, such as `train.output.model.pkl`. The key may contain further dots; node and type may not.",
  scope: "pipeline",
  find({ view }, report) {
    for (const edge of view.edges) {
      for (const end of endsOf(edge)) {
        if (end.fault !== "parts") continue;
        const suggestion = meantSocket(edge, end);
        const extra = suggestion === undefined ? {} : { suggestion };
        report(end.socket.range, { socket: end.socket, suggestion }, extra);
      }
    }
  },
  message: ({ socket, suggestion }) => socketPartsMessage(socket, suggestion),
};

/** The socket with the type that its key implies, as in `train.rate`, or with dots for other signs, as in `train/input/data`. */
function meantSocket(edge: EdgeView, { side, socket }: SocketView): string | undefined {
  const { text, node, type, key } = socket;
  const parts = /^([\w-]+)([:/\\|])([a-z-]+)\2([^:/\\|]+)$/.exec(text);
  if (parts && exactSocketType(parts[3])) return `${parts[1]}.${parts[3]}.${parts[4]}`;
  if (!type || key !== undefined || type.value === "") return undefined;
  const meant = typeDeclaring(edge, side, type.value) ?? typeOfFreeKeys(edge, side, type.value);
  return meant === undefined ? undefined : `${node.value}.${meant}.${type.value}`;
}

/** A socket without all its parts, and what was most likely meant. */
interface Halved {
  readonly socket: Socket;
  readonly suggestion: string | undefined;
}
