import { nameNearness } from "#core/base/name-nearness.ts";
import type { PipelineNode } from "#core/model/config.ts";
import type { SocketType } from "#core/model/socket.ts";
import { runsStep } from "#core/model/step-node.ts";
import { type SocketQuery, stepOf } from "../socket-place.ts";
import { type EdgesAround, edgesAround, isSameEnd, type SeenEdge } from "./edges-around.ts";
import { alikeKeys, plainKey } from "./key-guesses.ts";
import { likeliestFirst, type Reasons, weigh } from "./likeliest-first.ts";

/** The features of a key that its likelihood depends on. */
export interface Key {
  readonly name: string;
  /** Whether an edge or a pipeline parameter fills it already, or it needs no filling. */
  readonly need: "open" | "optional" | "fed";
}

/** Found by fitting them to the edges of public files, as those of nodes are. */
const sourceWeights = {
  early: 0.2,
  declared: 1.5,
  alike: 1.3,
  optional: -0.5,
  fed: 0,
  cleared: 0,
  same: 0.6,
  near: 0.8,
  nearNode: 0.6,
  above: 0.2,
  below: 0.4,
  sameNode: 0.4,
  twice: -0.3,
  likeOther: 1.7,
  likeOtherHere: 1.1,
  unlikeOther: -1.1,
  sameNodes: 0.5,
  sameEdge: 0.7,
  often: 1.1,
  file: 0.3,
};

const targetWeights: typeof sourceWeights = {
  early: 0.6,
  declared: 0,
  alike: 0,
  optional: -0.8,
  fed: -1.5,
  cleared: 0.8,
  same: 0.3,
  near: 1.3,
  nearNode: 0,
  above: 0.1,
  below: 0.2,
  sameNode: -0.7,
  twice: -0.5,
  likeOther: 0.9,
  likeOtherHere: 0.6,
  unlikeOther: -1,
  sameNodes: 0.2,
  sameEdge: 0.5,
  often: 0,
  file: 0,
};

/** The keys that a socket of this node and type can end with, likeliest first. */
export function likeliestKeys<K extends Key>(
  socket: SocketQuery,
  node: PipelineNode | undefined,
  type: SocketType,
  keys: readonly K[],
): readonly K[] {
  const around = edgesAround(socket);
  const name = node?.name?.value ?? socket.nodeName;
  const outputs = type === "output" ? (stepOf(socket, node)?.outputs ?? []) : [];
  const own = { node, name, type, outputs };
  const weights = socket.side === "source" ? sourceWeights : targetWeights;
  return likeliestFirst(keys, (it, index) => weigh(weights, reasonsFor(it, index, own, around)));
}

interface Owner {
  readonly node: PipelineNode | undefined;
  readonly name: string;
  readonly type: SocketType;
  /** The outputs that its step declares, where the key is one of an output. */
  readonly outputs: readonly string[];
}

function reasonsFor(
  { name, need }: Key,
  index: number,
  own: Owner,
  around: EdgesAround,
): Reasons<typeof sourceWeights> {
  const { other, above, below, here, elsewhere } = around;
  const has = ({ own: it }: SeenEdge) => it.key === name && it.type === own.type;
  const isMine = (it: SeenEdge) => it.own.node === own.name;
  const mine = here.filter((it) => has(it) && isMine(it));
  const all = [...here, ...elsewhere].filter(has);
  const likeOther = all.filter((it) => other.key !== "" && it.other.key === other.key);
  const wanted = plainKey(other);
  return {
    early: 1 / (1 + index),
    alike: here.some((it) => isMine(it) && alikeKeys(it, other.key).includes(name)),
    declared: own.outputs.includes(name),
    optional: need === "optional",
    fed: need === "fed",
    cleared: isCleared(own.node, name),
    same: name === wanted,
    near: wanted === "" ? 0 : nameNearness(name, wanted),
    nearNode: nameNearness(name, own.name),
    above: above !== undefined && has(above),
    below: below !== undefined && has(below),
    sameNode: mine.length > 0,
    twice: mine.some((it) => it.other.node === other.node),
    likeOther: likeOther.length > 0,
    likeOtherHere: likeOther.some(isMine),
    unlikeOther: other.key !== "" && all.length > 0 && likeOther.length === 0,
    sameNodes: elsewhere.some((it) => has(it) && isMine(it) && it.other.node === other.node),
    sameEdge: elsewhere.some((it) => has(it) && isMine(it) && isSameEnd(it.other, other)),
    often: Math.log(1 + all.length),
    file: /\.\w+$/.test(name),
  };
}

/** Whether the node's override takes the files of the input away, so that an edge can bring others. */
function isCleared(node: PipelineNode | undefined, name: string): boolean {
  const override = runsStep(node) ? node.override : undefined;
  return override?.inputs.some((it) => it.name?.value === name && !it.default) ?? false;
}
