import { likelyEdges } from "#core/document/likely-edges.ts";
import { nameSource } from "#core/document/lookup.ts";
import { nodeId } from "#core/graph/node-id.ts";
import type { PipelineNode } from "#core/model/config.ts";
import type { Side } from "#core/model/edge-rules.ts";
import { socketOf } from "#core/model/socket.ts";
import type { CompletionRequest } from "../completion/completion-request.ts";
import { printedLists } from "../completion/metadata-keys.ts";
import { keysFor } from "../completion/socket-keys.ts";
import { nodesFor, typesFor } from "../completion/socket-options.ts";
import type { OtherEnd, SocketQuery } from "../completion/socket-place.ts";
import { connectableNode, type EditedPipeline, edgeOfRef, noSuchEdge } from "./edited-pipeline.ts";
import { type EdgeRef, type GraphChoice, type Refused, refused } from "./graph-edit.ts";
import { leadsTo } from "./leads-to.ts";

/** An edge that could be written. */
interface PossibleEdge {
  readonly source: string;
  readonly target: string;
  readonly detail: string | undefined;
}

/** More edges between two nodes than this are no help. */
const mostEdges = 200;

/**
 * The edges that could connect a node, on this side of them, with another one: first those that fill what nothing fills yet,
 * then one for each socket, then all others; in each group in the order in which completion offers them.
 */
export function connections(
  pipeline: EditedPipeline,
  { node: id, side }: { readonly node: string; readonly side: Side },
  request: CompletionRequest,
): readonly GraphChoice[] | Refused {
  const own = connectableNode(pipeline, id);
  if (!own)
    return refused("Edges cannot name this node: its name is missing, repeated or has a dot");
  const name = own.node.name?.value ?? "";
  const farSide = opposite(side);
  const query = queryOf(pipeline, request, farSide, { node: own.node, socket: socketNamed(name) });
  return nodesFor(query).flatMap((far) => {
    const [from, to] = side === "source" ? [own.node, far] : [far, own.node];
    if (closesCycle(pipeline, from, to)) return [];
    const node = nodeId(far.name?.value ?? "");
    return edgesBetween(pipeline, request, from, to).map(({ source, target, detail }) => ({
      label: `${withoutNode(source)} → ${withoutNode(target)}`,
      detail,
      node,
      edit: { kind: "connect", source, target },
    }));
  });
}

/** The sockets at which an end of an edge could be instead, as completion offers them. */
export function otherEnds(
  pipeline: EditedPipeline,
  { edge, side }: { readonly edge: EdgeRef; readonly side: Side },
  request: CompletionRequest,
): readonly GraphChoice[] | Refused {
  const found = edgeOfRef(pipeline, edge);
  if (!found) return noSuchEdge;
  const fixed = side === "source" ? found.target : found.source;
  if (!fixed?.node)
    return refused("The other end of the edge names no node; correct it in the yaml first");
  const other = { socket: fixed.socket, node: fixed.node.node };
  const query = queryOf(pipeline, request, side, other, found.index);
  return nodesFor(query).flatMap((node): readonly GraphChoice[] => {
    const [from, to] = side === "source" ? [node, other.node] : [other.node, node];
    if (closesCycle(pipeline, from, to, found.index)) return [];
    return socketsOf(query, node).flatMap(({ text, detail }) => {
      const ends = { source: edge.source, target: edge.target, [side]: text };
      if (text === edge[side] || isThere(pipeline, ends)) return [];
      return [
        {
          label: withoutNode(text),
          detail,
          node: nodeId(node.name?.value ?? ""),
          edit: { kind: "move", edge, ...ends },
        },
      ];
    });
  });
}

function edgesBetween(
  pipeline: EditedPipeline,
  request: CompletionRequest,
  from: PipelineNode,
  to: PipelineNode,
): readonly PossibleEdge[] {
  const [source, target] = [from.name?.value ?? "", to.name?.value ?? ""];
  const toTarget = queryOf(pipeline, request, "target", {
    node: from,
    socket: socketNamed(source),
  });
  const byTarget = socketsOf(toTarget, to).map(({ text, detail }) => {
    const other = { node: to, socket: socketNamed(text) };
    return socketsOf(queryOf(pipeline, request, "source", other), from).map((it) => ({
      source: it.text,
      target: text,
      detail: detail ?? it.detail,
    }));
  });
  const all = [
    ...likelyBetween(pipeline, request, source, target),
    ...byTarget.flatMap(([best]) => best ?? []),
    ...byTarget.flatMap((it) => it.slice(1)),
  ];
  const unique = new Map<string, PossibleEdge>();
  for (const it of all) {
    const key = `${it.source} ${it.target}`;
    if (!unique.has(key) && !isThere(pipeline, it)) unique.set(key, it);
  }
  return [...unique.values()].slice(0, mostEdges);
}

/** The edges from one node to another that fill what nothing fills yet. */
function likelyBetween(
  { document, view }: EditedPipeline,
  request: CompletionRequest,
  from: string,
  to: string,
): readonly PossibleEdge[] {
  return likelyEdges(view.pipeline, document.names, (step) =>
    printedLists({ document, request }, step),
  )
    .filter((it) => it.source.startsWith(`${from}.`) && it.target.startsWith(`${to}.`))
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

function socketNamed(text: string) {
  return socketOf(text, { value: text, range: { start: 0, end: text.length } });
}

function closesCycle(
  { view }: EditedPipeline,
  from: PipelineNode,
  to: PipelineNode,
  without?: number,
): boolean {
  const nameOf = (node: PipelineNode) => node.name?.value ?? "";
  return leadsTo(view, nameOf(to), nameOf(from), without);
}

function isThere(
  { view }: EditedPipeline,
  ends: { readonly source: string; readonly target: string },
): boolean {
  return view.edges.some(
    ({ edge }) => edge.source?.text === ends.source && edge.target?.text === ends.target,
  );
}

function opposite(side: Side): Side {
  return side === "source" ? "target" : "source";
}

function withoutNode(socket: string): string {
  return socket.slice(socket.indexOf(".") + 1);
}
