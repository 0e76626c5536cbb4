import { shift, touches } from "#core/base/range.ts";
import { itemsAt } from "#core/document/items-at.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import type { Socket } from "#core/model/config.ts";
import { type SocketType, socketTypeOf } from "#core/model/socket.ts";
import type { Hover, Hoverer } from "./hoverer.ts";

/** What travels through a socket of each type. */
export const socketTypeDocs: { readonly [K in SocketType]: string } = {
  output:
    "Files that the node wrote to its outputs. The key is a file pattern such as `model.pkl` or `*`.",
  input:
    "Files of an input. As a source: the files that the node itself was given; as a target: the input that receives files.",
  parameter:
    "The value of a parameter. As a source: the value that the node ran with; as a target: the parameter that receives a value.",
  metadata:
    "The last value that the node printed for a key in a JSON line. A list spreads over a task node: one execution per value.",
  "environment-variable": "The value of an environment variable.",
  file: "A file of an endpoint on a deployment node. The key is `ENDPOINT.FILE`.",
  deployment: "A property of the deployment that the node created: `id` or `version_id`.",
  dependency: "Nothing: the edge only makes one node wait for the other. The key is `*`.",
};

/** Says what a socket of the type under the cursor carries. */
export const socketTypeHoverer: Hoverer = {
  name: "socket-type",
  describe(document, offset) {
    return firstOf(itemsAt(document, offset), (placed) => describeIn(placed, offset));
  },
};

function describeIn(placed: PlacedItem, offset: number): Hover | undefined {
  const { config } = placed.item;
  if (config?.kind !== "pipeline") return undefined;
  const sockets = [
    ...config.edges.flatMap((it) => [it.source, it.target]),
    ...config.parameters.flatMap((it) => it.targets),
  ];
  return firstOf(sockets, (socket) => socket && describeSocket(socket, placed.start, offset));
}

function describeSocket(socket: Socket, start: number, offset: number): Hover | undefined {
  const type = socketTypeOf(socket.type?.value);
  if (!type || !socket.type || !touches(socket.type.range, offset - start)) return undefined;
  return {
    range: shift(socket.type.range, start),
    markdown: `**${type}** socket\n\n${socketTypeDocs[type]}`,
  };
}

function firstOf<T>(list: readonly T[], find: (it: T) => Hover | undefined): Hover | undefined {
  for (const it of list) {
    const found = find(it);
    if (found) return found;
  }
  return undefined;
}
