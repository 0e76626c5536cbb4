import { likelyEdges } from "#core/document/likely-edges.ts";
import { nameSource } from "#core/document/lookup.ts";
import { nodeId } from "#core/graph/node-id.ts";
import type { PipelineNode } from "#core/model/config.ts";
import type { Side } from "#core/model/edge-rules.ts";
import { type SocketType, socketKey } from "#core/model/socket.ts";
import type { CompletionRequest } from "../completion/completion-request.ts";
import { printedLists } from "../completion/metadata-keys.ts";
import { keysFor } from "../completion/socket-keys.ts";
import { nodesFor, typesFor } from "../completion/socket-options.ts";
import { type OtherEnd, type SocketQuery, stepOf } from "../completion/socket-place.ts";
import {
  connectableNode,
  type EditedPipeline,
  edgeOfRef,
  hasEdge,
  noSuchEdge,
  socketNamed,
} from "./edited-pipeline.ts";
import { type GraphChoice, type GraphQuestion, type Refused, refused } from "./graph-edit.ts";
import { reachedFrom } from "./reached-from.ts";

/** An edge that could be written. */
interface PossibleEdge {
  readonly source: string;
  readonly target: string;
  readonly detail: string | undefined;
}

/** More edges between two nodes than this are no help. */
const mostEdges = 200;

/**
 * The nodes that an edge could connect with a node, in the order in which completion offers them. For one of them, the
 * edges: first those that fill what nothing fills yet, then one for each socket of the target, the inputs that have an edge
 * last, then all others. None leads to a parameter that another edge fills.
 */
export function connections(
  pipeline: EditedPipeline,
  { node: id, side, other }: Extract<GraphQuestion, { kind: "connect" }>,
  request: CompletionRequest,
): readonly GraphChoice[] | Refused {
  const own = connectableNode(pipeline, id);
  if (!own) {
    return refused("Edges cannot name this node: its name is missing, repeated or has a dot");
  }
  const end = { node: own.node, socket: socketNamed(nameOf(own.node)) };
  const query = queryOf(pipeline, request, opposite(side), end);
  const nodes = possibleNodes(pipeline, query);
  if (other === undefined) return nodes.map((it) => choiceOf(it, query));
  return nodes
    .filter((it) => idOf(it) === other)
    .flatMap((far) => {
      const [from, to] = side === "source" ? [own.node, far] : [far, own.node];
      return edgesBetween(pipeline, request, from, to).map(({ source, target, detail }) => ({
        label: `${withoutNode(source)} → ${withoutNode(target)}`,
        detail,
        node: other,
        edit: { kind: "connect", source, target },
      }));
    });
}

/** The nodes at which an end of an edge could be instead, or the sockets of one of them, as completion offers them. */
export function otherEnds(
  pipeline: EditedPipeline,
  { edge, side, other }: Extract<GraphQuestion, { kind: "move" }>,
  request: CompletionRequest,
): readonly GraphChoice[] | Refused {
  const found = edgeOfRef(pipeline, edge);
  if (!found) return noSuchEdge;
  const fixed = side === "source" ? found.target : found.source;
  if (!fixed?.node) {
    return refused("The other end of the edge names no node; correct it in the file first");
  }
  const end = { socket: fixed.socket, node: fixed.node.node };
  const query = queryOf(pipeline, request, side, end, found.index);
  const nodes = possibleNodes(pipeline, query);
  if (other === undefined) return nodes.map((it) => choiceOf(it, query));
  const sockets = nodes.filter((it) => idOf(it) === other).flatMap((it) => socketsOf(query, it));
  return sockets.flatMap(({ text, detail }): readonly GraphChoice[] => {
    const ends = { source: edge.source, target: edge.target, [side]: text };
    if (text === edge[side] || hasEdge(pipeline, ends)) return [];
    if (side === "target" && isFilled(pipeline, text, found.index)) return [];
    const label = withoutNode(text);
    return [{ label, detail, node: other, edit: { kind: "move", edge, ...ends } }];
  });
}

/** The nodes that a query can end with, likeliest first, without those that would close a cycle. */
function possibleNodes({ view }: EditedPipeline, query: SocketQuery): readonly PipelineNode[] {
  const { other, side, index } = query;
  const name = other?.socket.node.value ?? "";
  const closing = reachedFrom(view, name, side === "source" ? "target" : "source", index);
  return nodesFor(query).filter((it) => !closing.has(nameOf(it)));
}

function choiceOf(node: PipelineNode, query: SocketQuery): GraphChoice {
  const step = stepOf(query, node)?.name;
  const detail = step === undefined ? node.kind : `${node.kind} of ${step}`;
  return { label: nameOf(node), detail, node: idOf(node), edit: undefined };
}

function nameOf({ name }: PipelineNode): string {
  return name?.value ?? "";
}

function idOf(node: PipelineNode): string {
  return nodeId(nameOf(node));
}

function edgesBetween(
  pipeline: EditedPipeline,
  request: CompletionRequest,
  from: PipelineNode,
  to: PipelineNode,
): readonly PossibleEdge[] {
  const source = nameOf(from);
  const toTarget = queryOf(pipeline, request, "target", {
    node: from,
    socket: socketNamed(source),
  });
  const targets = socketsOf(toTarget, to);
  const fed = new Set(targets.filter(({ text }) => hasEdgeInto(pipeline, text, "input")));
  const byTarget = [...targets.filter((it) => !fed.has(it)), ...fed].map(({ text, detail }) => {
    const other = { node: to, socket: socketNamed(text) };
    return socketsOf(queryOf(pipeline, request, "source", other), from).map((it) => ({
      source: it.text,
      target: text,
      detail: detail ?? it.detail,
    }));
  });
  const all = [
    ...likelyBetween(pipeline, request, from, to),
    ...byTarget.flatMap(([best]) => best ?? []),
    ...byTarget.flatMap((it) => it.slice(1)),
  ];
  const unique = new Map<string, PossibleEdge>();
  for (const it of all) {
    const key = `${it.source} ${it.target}`;
    if (unique.has(key) || hasEdge(pipeline, it) || isFilled(pipeline, it.target)) continue;
    unique.set(key, it);
  }
  return [...unique.values()].slice(0, mostEdges);
}

/** The edges from one node to another that fill what nothing fills yet. */
function likelyBetween(
  { document, view }: EditedPipeline,
  request: CompletionRequest,
  from: PipelineNode,
  to: PipelineNode,
): readonly PossibleEdge[] {
  const nodes = view.pipeline.nodes.filter((it) => it === from || it === to);
  const printed = (step: string) => printedLists({ document, request }, step);
  return likelyEdges({ ...view.pipeline, nodes }, document.names, printed)
    .filter((it) => it.target.startsWith(`${nameOf(to)}.`))
    .map(({ source, target, needed }) => ({
      source,
      target,
      detail: needed ? "fills what is required" : undefined,
    }));
}

/** The sockets of a node that a query can end with, likeliest first. */
function socketsOf(
  query: SocketQuery,
  node: PipelineNode,
): readonly { readonly text: string; readonly detail: string | undefined }[] {
  const name = node.name?.value ?? "";
  return typesFor(query, node).flatMap((type) => {
    const before = `${name}.${type}.`;
    const own: SocketQuery = {
      ...query,
      part: "key",
      nodeName: name,
      type,
      place: { ...query.place, before },
    };
    return keysFor(own, node, type).map((it) => ({
      text: `${before}${it.name}`,
      detail: it.detail,
    }));
  });
}

/** The question which socket an edge can have on a side; the edge is a new one unless its place is given. */
function queryOf(
  { document, placed, view }: EditedPipeline,
  request: CompletionRequest,
  side: Side,
  other: OtherEnd,
  index = view.pipeline.edges.length,
): SocketQuery {
  const at = placed.start + placed.item.node.range.start;
  return {
    place: {
      document,
      names: nameSource(document.names),
      request,
      path: ["pipeline", "edges", index, side],
      typed: { start: at, end: at },
      before: "",
      after: "",
    },
    pipeline: view.pipeline,
    side,
    isTarget: false,
    part: "node",
    partRange: { start: at, end: at },
    nodeName: "",
    type: "",
    other,
    index,
  };
}

/** Whether a socket is a parameter that an edge fills, other than the one with this number: only one may. */
function isFilled(pipeline: EditedPipeline, target: string, except?: number): boolean {
  return hasEdgeInto(pipeline, target, "parameter", except);
}

/** Whether a socket is one of this type into which an edge leads, other than the one with this number. */
function hasEdgeInto(
  { view }: EditedPipeline,
  target: string,
  type: SocketType,
  except?: number,
): boolean {
  const key = socketKey(socketNamed(target));
  return view.edges.some(
    ({ edge, target: end }, index) =>
      index !== except &&
      end?.type === type &&
      edge.target !== undefined &&
      socketKey(edge.target) === key,
  );
}

function opposite(side: Side): Side {
  return side === "source" ? "target" : "source";
}

function withoutNode(socket: string): string {
  return socket.slice(socket.indexOf(".") + 1);
}
