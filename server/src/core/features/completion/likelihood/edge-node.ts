import { endingOf, nameNearness } from "#core/base/name-nearness.ts";
import type { PipelineNode } from "#core/model/config.ts";
import { socketTypesOf } from "#core/model/edge-rules.ts";
import { socketTypeOf } from "#core/model/socket.ts";
import { type SocketQuery, stepOf } from "../socket-place.ts";
import {
  type EdgesAround,
  edgesAround,
  hasSameRest,
  isSameEnd,
  type SeenEdge,
} from "./edges-around.ts";
import { likeliestFirst, type Reasons, weigh } from "./likeliest-first.ts";

/** Found by fitting to the edges of public files, and confirmed with other files. */
const sourceWeights = {
  above: 0.9,
  below: 1.1,
  afterAbove: 1.3,
  beforeBelow: 1.4,
  parallel: 0.3,
  connected: 1,
  unused: 0.4,
  fed: 0,
  duplicate: -2,
  elsewhereEdge: 0.8,
  elsewhereNodes: 0.8,
  elsewhereKey: 0.7,
  inOrder: 0.5,
  next: 0.3,
  first: 0.4,
  sameEnding: 0.6,
  sameStep: -1.5,
  // A deployment ends what a pipeline does; other nodes rarely wait for its address.
  deploys: -2,
  nearOwnKey: 0.6,
  nearOtherKey: 0.4,
  impossible: -3,
};

const targetWeights: typeof sourceWeights = {
  above: 0.4,
  below: 0.4,
  afterAbove: 0.9,
  beforeBelow: 0.8,
  parallel: 0.4,
  connected: 0.7,
  unused: 0.7,
  fed: -1.2,
  duplicate: -2,
  elsewhereEdge: 0.9,
  elsewhereNodes: 0.7,
  elsewhereKey: 0.8,
  inOrder: 0.7,
  next: 0.1,
  first: -0.4,
  sameEnding: 0.7,
  sameStep: -1.5,
  deploys: 0,
  nearOwnKey: 0.3,
  nearOtherKey: 0.4,
  impossible: -3,
};

/** The nodes that an end of an edge can have, likeliest first. */
export function likeliestNodes(
  socket: SocketQuery,
  nodes: readonly PipelineNode[],
): readonly PipelineNode[] {
  const around = edgesAround(socket);
  const weights = socket.side === "source" ? sourceWeights : targetWeights;
  return likeliestFirst(nodes, (it) => weigh(weights, reasonsFor(it, socket, around)));
}

function reasonsFor(
  node: PipelineNode,
  socket: SocketQuery,
  around: EdgesAround,
): Reasons<typeof sourceWeights> {
  const { own, other, above, below, here, elsewhere } = around;
  const name = node.name?.value ?? "";
  const step = stepOf(socket, node);
  const at = (it: string) => socket.pipeline.nodes.findIndex((node) => node.name?.value === it);
  const index = socket.pipeline.nodes.indexOf(node);
  const mine = here.filter((it) => it.own.node === name);
  const away = elsewhere.filter((it) => it.own.node === name);
  const steps = other.node === "" ? 0 : index - at(other.node);
  const goesOn = (edge: SeenEdge | undefined, by: number) =>
    edge !== undefined && index - at(edge.own.node) === by;
  const isParallel = (edge: SeenEdge | undefined) =>
    edge !== undefined &&
    other.node !== "" &&
    index - at(edge.own.node) === at(other.node) - at(edge.other.node);
  return {
    above: above?.own.node === name,
    below: below?.own.node === name,
    afterAbove: goesOn(above, 1),
    beforeBelow: goesOn(below, -1),
    parallel: isParallel(above) || isParallel(below),
    connected: mine.some((it) => it.other.node === other.node),
    unused: mine.length === 0,
    fed: own.key !== "" && mine.some((it) => hasSameRest(it.own, own)),
    duplicate: mine.some((it) => hasSameRest(it.own, own) && isSameEnd(it.other, other)),
    elsewhereEdge: away.some((it) => hasSameRest(it.own, own) && isSameEnd(it.other, other)),
    elsewhereNodes: away.some((it) => it.other.node === other.node),
    elsewhereKey: away.some((it) => hasSameRest(it.own, own)),
    inOrder: socket.side === "source" ? steps < 0 : steps > 0,
    next: socket.side === "source" ? steps === -1 : steps === 1,
    first: index === 0 && !socket.isTarget,
    sameStep: step !== undefined && step === stepOf(socket, socket.other?.node),
    deploys: node.kind === "deployment",
    sameEnding: endingOf(name) === endingOf(other.node),
    nearOwnKey: nameNearness(name, own.key),
    nearOtherKey: nameNearness(name, other.key),
    impossible: !canHave(socket, node, around),
  };
}

/** Whether the node can have the type and key that are written after it. */
function canHave(socket: SocketQuery, node: PipelineNode, { own, other }: EdgesAround): boolean {
  const type = socketTypeOf(own.type);
  if (type && !socketTypesOf(node.kind, socket.side).includes(type)) return false;
  const step = stepOf(socket, node);
  const key = own.key === "" && socket.isTarget ? other.key : own.key;
  if (!step || key === "") return true;
  if (type === "parameter" || socket.isTarget) return step.parameters.some((it) => it.name === key);
  return type !== "input" || step.inputs.some((it) => it.name === key) || key.includes("*");
}
