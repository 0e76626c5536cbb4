import type { PipelineNode } from "#core/model/config.ts";
import { socketTypesOf } from "#core/model/edge-rules.ts";
import { nodeNamed } from "#core/model/resolve.ts";
import { socketTypeOf } from "#core/model/socket.ts";
import { socketTypeDocs } from "../hover/socket-type.ts";
import type { Completer } from "./completer.ts";
import { partInsertion } from "./insertion.ts";
import { stepDetail } from "./item-name.ts";
import type { Insertion, Offer } from "./offer.ts";
import { targetsInNeed } from "./open-edges.ts";
import { keysFor } from "./socket-keys.ts";
import { nodesFor, typesFor } from "./socket-options.ts";
import { type SocketPlace, socketPlaceOf, stepOf } from "./socket-place.ts";

/** The parts of a socket one after the other, and whole sockets where nothing of it is written yet. */
export const socketCompleter: Completer = {
  name: "socket",
  offers(place) {
    const socket = socketPlaceOf(place);
    if (!socket) return [];
    switch (socket.part) {
      case "node":
        return [...nodeOffers(socket), ...(socket.followed ? [] : wholeOffers(socket))];
      case "type":
        return typeOffers(socket);
      case "key":
        return keyOffers(socket);
    }
  },
};

function nodeOffers(socket: SocketPlace): readonly Offer[] {
  return nodesFor(socket).map((node, rank) => {
    const name = node.name?.value ?? "";
    const detail = [kindText(node), stepOf(socket, node)?.name].filter(Boolean).join(" of ");
    const type = socket.isTarget ? "parameter." : "";
    return {
      label: name,
      kind: "node",
      detail,
      documentation: stepDetail(stepOf(socket, node)),
      ...writePart(socket, socket.followed ? name : `${name}.${type}`),
      rank,
      retrigger: !socket.followed,
    };
  });
}

function typeOffers(socket: SocketPlace): readonly Offer[] {
  const node = nodeNamed(socket.pipeline, socket.nodeName);
  return typesFor(socket, node).map((type, rank) => {
    const end = type === "dependency" ? ".*" : ".";
    return {
      label: type,
      kind: "socket-type",
      documentation: socketTypeDocs[type],
      ...writePart(socket, socket.followed ? type : type + end),
      rank,
      retrigger: !socket.followed && type !== "dependency",
    };
  });
}

function keyOffers(socket: SocketPlace): readonly Offer[] {
  const type = socketTypeOf(socket.type);
  const node = nodeNamed(socket.pipeline, socket.nodeName);
  const types = socketTypesOf(node?.kind ?? "unknown", socket.side);
  if (!type || !types.includes(type) || (socket.isTarget && type !== "parameter")) return [];
  return keysFor(socket, node, type).map(({ name, kind, detail }, rank) => ({
    label: name,
    kind,
    detail,
    ...writePart(socket, name),
    rank,
  }));
}

/** More whole sockets than this are no help; node, type and key are then offered one by one only. */
const wholeSocketLimit = 120;

/** After the names of nodes, so that a few letters of any part find the whole socket; what has to be filled is first. */
function wholeOffers(socket: SocketPlace): readonly Offer[] {
  const wholes: Offer[] = [];
  const inNeed = targetsInNeed(socket);
  for (const node of nodesFor(socket)) {
    for (const type of typesFor(socket, node)) {
      for (const key of keysFor(socket, node, type)) {
        const label = `${node.name?.value}.${type}.${key.name}`;
        const written = writePart(socket, label);
        const rank = wholes.length + (inNeed.has(label) ? -1000 : 1000);
        wholes.push({ label, kind: "socket", detail: key.detail, ...written, rank });
      }
    }
    if (wholes.length > wholeSocketLimit) return [];
  }
  return wholes;
}

function writePart({ place, point, partRange }: SocketPlace, text: string): Insertion {
  return partInsertion(place, point, partRange, text);
}

function kindText({ kind }: PipelineNode): string {
  return kind === "unknown" ? "node" : kind;
}
