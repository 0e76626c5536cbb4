import { closest } from "../base/closest.ts";
import type { Edge, Pipeline, PipelineNode, PipelineParameter, Socket } from "../model/config.ts";
import { hasDirection, type Side, socketTypesOf } from "../model/edge-rules.ts";
import type { Item } from "../model/piece.ts";
import { type NodeStep, stepOfNode } from "../model/resolve.ts";
import type { StepSignature } from "../model/signature.ts";
import { exactSocketType, type SocketType, socketTypeOf, socketTypes } from "../model/socket.ts";
import { listOf, valueAt } from "../syntax/mapping.ts";
import { dereference, type SyntaxNode } from "../syntax/tree.ts";
import { joinedEntries } from "./joined-entries.ts";
import type { Lookup } from "./lookup.ts";
import { hasThreeParts } from "./socket-parts.ts";

/** A pipeline with its names resolved once, for all rules that ask about its nodes and edges. */
export interface PipelineView {
  readonly pipeline: Pipeline;
  readonly nodes: readonly NodeView[];
  readonly nodeNames: readonly string[];
  /** Entries of the list of nodes have run together, so that there are more nodes than could be read. */
  readonly losesNodes: boolean;
  readonly edges: readonly EdgeView[];
  readonly targets: readonly TargetView[];
  /** The YAML of each pipeline parameter, by its place in the list. */
  readonly parameterSyntax: readonly SyntaxNode[];
  /** The node of this name: of several the first. */
  node(name: string): NodeView | undefined;
}

export interface NodeView {
  readonly node: PipelineNode;
  readonly index: number;
  readonly syntax: SyntaxNode;
  readonly step: NodeStep;
}

export interface EdgeView {
  readonly edge: Edge;
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
 * The first thing wrong with a socket; what stands behind it is not judged. `parts`: not three parts, `node`: no such
 * node, `type`: no such type, `direction`: no node has it on this side, `kind`: this kind of node has not.
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
  const edgeSyntax = syntaxOf("edges");
  return {
    pipeline,
    nodes,
    nodeNames: [...byName.keys()],
    losesNodes: nodes.some((it) => joinedEntries(it.syntax).length > 0),
    node,
    edges: pipeline.edges.map((edge, index) => ({
      edge,
      index,
      syntax: edgeSyntax[index] ?? item.node,
      source: edge.source && socketView("source", edge.source, node),
      target: edge.target && socketView("target", edge.target, node),
    })),
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

function nodeViews(
  pipeline: Pipeline,
  syntax: readonly SyntaxNode[],
  lookup: Lookup,
): readonly NodeView[] {
  return pipeline.nodes.map((node, index) => ({
    node,
    index,
    syntax: dereference(syntax[index] ?? missing),
    step: wholeStep(stepOfNode(node, lookup)),
  }));
}

/** What is read of a step with a syntax error is no ground to judge by. */
function wholeStep(found: NodeStep): NodeStep {
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
