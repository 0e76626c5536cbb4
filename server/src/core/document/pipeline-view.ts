import { closest } from "#core/base/closest.ts";
import type {
  Edge,
  Pipeline,
  PipelineNode,
  PipelineParameter,
  Socket,
} from "#core/model/config.ts";
import { hasDirection, type Side, socketTypesOf } from "#core/model/edge-rules.ts";
import type { Item } from "#core/model/piece.ts";
import { type NodeStep, stepOfNode } from "#core/model/resolve.ts";
import type { StepSignature } from "#core/model/signature.ts";
import {
  exactSocketType,
  type SocketType,
  socketOf,
  socketTypeOf,
  socketTypes,
} from "#core/model/socket.ts";
import { isOtherThanList, listOf, valueAt } from "#core/syntax/mapping.ts";
import { dereference, type SyntaxNode } from "#core/syntax/tree.ts";
import { joinedEntries } from "./joined-entries.ts";
import type { Lookup } from "./lookup.ts";
import { type MeantEdge, meantEdge } from "./meant-edge.ts";
import { hasThreeParts } from "./socket-parts.ts";
import { splitEntries } from "./split-entries.ts";
import { hasUnreadList } from "./unread-lists.ts";

/** A pipeline with its names resolved once, for all rules that ask about its nodes and edges. */
export interface PipelineView {
  readonly pipeline: Pipeline;
  readonly nodes: readonly NodeView[];
  readonly nodeNames: readonly string[];
  /** There are more nodes than could be read: entries have run together, or something other than a list is there. */
  readonly losesNodes: boolean;
  readonly edges: readonly EdgeView[];
  /** An entry of the list of edges cannot be read, so it may feed any node. */
  readonly losesEdges: boolean;
  readonly targets: readonly TargetView[];
  /** The YAML of each pipeline parameter, by its place in the list. */
  readonly parameterSyntax: readonly SyntaxNode[];
  /** The node of this name: if there are several, the first. */
  node(name: string): NodeView | undefined;
}

/** A node of a pipeline with what its names mean. */
export interface NodeView {
  readonly node: PipelineNode;
  readonly index: number;
  readonly syntax: SyntaxNode;
  readonly step: NodeStep;
}

/** An edge of a pipeline with what its names mean. */
export interface EdgeView {
  readonly edge: Edge;
  /** What an entry that is not an edge most likely means; its ends are then those of this view. */
  readonly meant: MeantEdge | undefined;
  /** The entry is the target of the edge whose source is the entry before it. */
  readonly isTaken: boolean;
  readonly index: number;
  readonly syntax: SyntaxNode;
  readonly source: SocketView | undefined;
  readonly target: SocketView | undefined;
}

/** One end of an edge, read as far as its first fault. */
export interface SocketView {
  readonly side: Side;
  readonly socket: Socket;
  readonly fault: SocketFault | undefined;
  readonly node: NodeView | undefined;
  /** The type that is written, plural forms as the singular that they mean. */
  readonly type: SocketType | undefined;
}

/**
 * The first thing wrong with a socket; what follows it is not checked. `parts`: not three parts, `node`: no such
 * node, `type`: no such type, `direction`: no node has it on this side, `kind`: this kind of node does not have it.
 */
export type SocketFault = "parts" | "node" | "type" | "direction" | "kind";

/** A target of a pipeline parameter. */
export interface TargetView {
  readonly parameter: PipelineParameter;
  readonly index: number;
  readonly socket: Socket;
  readonly node: NodeView | undefined;
}

/** Resolves the names of a pipeline. */
export function pipelineView(item: Item, pipeline: Pipeline, lookup: Lookup): PipelineView {
  const body = item.entry && dereference(item.entry.value);
  const syntaxOf = (key: string) => listOf(body && valueAt(body, key));
  const nodes = nodeViews(pipeline, syntaxOf("nodes"), lookup);
  const byName = new Map<string, NodeView>();
  for (const it of nodes) {
    if (it.node.name && !byName.has(it.node.name.value)) byName.set(it.node.name.value, it);
  }
  const node = (name: string) => byName.get(name);
  const edges = edgeViews(item.text, pipeline.edges, syntaxOf("edges"), node);
  return {
    pipeline,
    nodes,
    nodeNames: [...byName.keys()],
    losesNodes:
      isOtherThanList(body && valueAt(body, "nodes")) ||
      splitEntries("nodes", body && valueAt(body, "nodes")).length > 0 ||
      nodes.some((it) => joinedEntries(it.syntax).length > 0),
    node,
    edges,
    losesEdges: edges.some((it) => !it.target && !it.isTaken),
    targets: pipeline.parameters.flatMap((parameter, index) =>
      parameter.targets.map((socket) => ({
        parameter,
        index,
        socket,
        node: node(socket.node.value),
      })),
    ),
    parameterSyntax: syntaxOf("parameters"),
  };
}

function edgeViews(
  text: string,
  edges: readonly Edge[],
  syntax: readonly SyntaxNode[],
  nodeNamed: (name: string) => NodeView | undefined,
): readonly EdgeView[] {
  let isTaken = false;
  return edges.map((edge, index) => {
    const entry = syntax[index] ?? missing;
    const meant = isTaken || isEdge(edge) ? undefined : meantEdge(text, entry, syntax[index + 1]);
    const ends = meant
      ? { source: socketOf(text, meant.source), target: socketOf(text, meant.target) }
      : isEdge(edge)
        ? edge
        : undefined;
    const view: EdgeView = {
      edge,
      index,
      syntax: entry,
      meant,
      isTaken,
      source: ends?.source && socketView("source", ends.source, nodeNamed),
      target: ends?.target && socketView("target", ends.target, nodeNamed),
    };
    isTaken = meant?.takesNext ?? false;
    return view;
  });
}

/** Whether an entry has the shape of an edge, even if it is half typed. */
function isEdge({ form, wellFormed, source, target }: Edge): boolean {
  return wellFormed && (form === "short" || source !== undefined || target !== undefined);
}

function nodeViews(
  pipeline: Pipeline,
  syntax: readonly SyntaxNode[],
  lookup: Lookup,
): readonly NodeView[] {
  return pipeline.nodes.map((node, index) => {
    const own = dereference(syntax[index] ?? missing);
    return { node, index, syntax: own, step: wholeStep(stepOfNode(node, lookup), own) };
  });
}

/** The step as it was found; unknown if it has a syntax error, or if the node has an override that cannot be read. */
function wholeStep(found: NodeStep, node: SyntaxNode): NodeStep {
  if (hasUnreadList(valueAt(node, "override"))) return { kind: "unknown" };
  return found.kind === "known" && found.step.isPartial ? { kind: "unknown" } : found;
}

const missing: SyntaxNode = { kind: "missing", range: { start: 0, end: 0 } };

function socketView(
  side: Side,
  socket: Socket,
  nodeNamed: (name: string) => NodeView | undefined,
): SocketView {
  const node = nodeNamed(socket.node.value);
  const type = socketTypeOf(socket.type?.value);
  return { side, socket, node, type, fault: socketFault(side, socket, node, type) };
}

function socketFault(
  side: Side,
  socket: Socket,
  node: NodeView | undefined,
  type: SocketType | undefined,
): SocketFault | undefined {
  if (!hasThreeParts(socket)) return "parts";
  if (!node) return "node";
  if (!type) return "type";
  if (!hasDirection(type, side)) return "direction";
  return socketTypesOf(node.node.kind, side).includes(type) ? undefined : "kind";
}

/** The ends that an edge has. */
export function endsOf({ source, target }: EdgeView): readonly SocketView[] {
  return [source, target].filter((it) => it !== undefined);
}

/** The step of a node, where this file can know it. */
export function knownStep(node: NodeView | undefined): StepSignature | undefined {
  return node?.step.kind === "known" ? node.step.step : undefined;
}

/** The node that a socket means: the one it names, or else the one with the nearest name. */
export function meantNode(view: PipelineView, socket: Socket): NodeView | undefined {
  const exact = view.node(socket.node.value);
  if (exact) return exact;
  const near = closest(socket.node.value, view.nodeNames);
  return near === undefined ? undefined : view.node(near);
}

/** The type that a socket means: the one it names, or else the one with the nearest name. */
export function meantType(socket: Socket): SocketType | undefined {
  const exact = socketTypeOf(socket.type?.value);
  if (exact || !socket.type) return exact;
  return exactSocketType(closest(socket.type.value, socketTypes));
}
