import { isGlob, matchesGlob } from "#core/base/glob.ts";
import { wordsOf } from "#core/base/name-nearness.ts";
import type { PipelineNode } from "#core/model/config.ts";
import type { SocketType } from "#core/model/socket.ts";
import { replacesCommand, runsStep } from "#core/model/step-node.ts";
import { neverPrints } from "#core/scripts/never-prints.ts";
import { type SocketQuery, stepOf } from "../socket-place.ts";
import { type EdgesAround, type End, edgesAround, type SeenEdge } from "./edges-around.ts";
import { filesTaken, filesWritten } from "./files-of-step.ts";

/** More guesses than this are no help. */
const enough = 15;

/**
 * Keys that a socket of this node and type may have although nothing declares them: what other edges use, what the
 * other end is called, and the files that commands name.
 */
export function keyGuesses(
  socket: SocketQuery,
  node: PipelineNode | undefined,
  type: SocketType,
): readonly string[] {
  const around = edgesAround(socket);
  const guesses = new Set(guessesFor(socket, node, type, around));
  return [...guesses].filter((it) => it !== "" && it !== "*").slice(0, enough);
}

function guessesFor(
  socket: SocketQuery,
  node: PipelineNode | undefined,
  type: SocketType,
  around: EdgesAround,
): readonly string[] {
  const edges = [...around.here, ...around.elsewhere].filter((it) => it.own.type === type);
  const step = stepOf(socket, node);
  if (socket.side === "target") {
    return step || socket.isTarget ? [] : namesOfUnknown(node, type, around.other.key, edges);
  }
  if (type === "metadata") return metadataLike(socket, node, around.other.key);
  if (type === "input") {
    const inputs = step?.inputs ?? [];
    const keys = edges.map((it) => it.own.key);
    return keys.filter((key) => isGlob(key) && inputs.some((it) => matchesGlob(it.name, key)));
  }
  if (type !== "output") return [];
  const declared = step?.outputs ?? [];
  return outputs(socket, node, around, edges, declared).filter(
    (key) =>
      declared.length === 0 || declared.some((it) => matchesGlob(it, key) || matchesGlob(key, it)),
  );
}

/** The name at the other end, unless the programs of the node never print it. */
function metadataLike(
  socket: SocketQuery,
  node: PipelineNode | undefined,
  wanted: string,
): readonly string[] {
  const { document, request } = socket.place;
  const step = replacesCommand(node) ? undefined : stepOf(socket, node);
  const code = step && request.code?.ofStep(document.inPieces.names, step.name);
  return neverPrints(code, wanted) ? [] : [wanted];
}

/** For a step outside this file: what edges and the override of the node name, and the name at the other end. */
function namesOfUnknown(
  node: PipelineNode | undefined,
  type: SocketType,
  wanted: string,
  edges: readonly SeenEdge[],
): readonly string[] {
  const override = runsStep(node) ? node.override : undefined;
  const list =
    type === "input" ? override?.inputs : type === "parameter" ? override?.parameters : [];
  const named = list?.flatMap((it) => it.name?.value ?? []) ?? [];
  const used = edges.map((it) => it.own.key);
  const word = type === "parameter" && /^[\w-]+$/.test(wanted) ? [wanted] : [];
  return [...named, ...used, ...word];
}

function outputs(
  socket: SocketQuery,
  node: PipelineNode | undefined,
  { other }: EdgesAround,
  edges: readonly SeenEdge[],
  declared: readonly string[],
): readonly string[] {
  const name = plainKey(other);
  return [
    ...edges.flatMap((it) => alikeKeys(it, other.key)),
    ...filesTaken(socket, other.key),
    ...filesWritten(socket, node),
    ...(name === "" || isGlob(name) ? [] : patternsFor(name)),
    ...declared.filter((it) => !/[.*?[/]/.test(it)).map((it) => `${it}*`),
    ...edges.map((it) => it.own.key),
  ];
}

/** The key of an end; for an endpoint file, the file's own name. */
export function plainKey({ type, key }: End): string {
  return type === "file" ? key.slice(key.lastIndexOf(".") + 1) : key;
}

function patternsFor(name: string): readonly string[] {
  const one = name.replace(/s$/, "");
  return [`${one}*`, ...(one === name ? [] : [`${name}*`]), `${name}/*`];
}

/** What an edge to the same key brings, or to a similar one: `train-*` for `train` where `test` gets `test-*`. */
export function alikeKeys({ own, other }: SeenEdge, wanted: string): readonly string[] {
  if (own.key === "" || other.key === "" || wanted === "") return [];
  if (other.key === wanted) return [own.key];
  const [theirs, ours] = [wordsOf(other.key), wordsOf(wanted)];
  const from = theirs.filter((it) => !ours.includes(it));
  const to = ours.filter((it) => !theirs.includes(it));
  if (from.length !== to.length) return [];
  const key = from.reduce((text, word, at) => text.replaceAll(word, to[at] ?? ""), own.key);
  return key === own.key ? [] : [key];
}
