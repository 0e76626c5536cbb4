import type { Placed } from "#core/base/chunk.ts";
import { keptWhile } from "#core/base/kept-while.ts";
import { oncePer } from "#core/base/once-per.ts";
import { namesAnchors, type Piece } from "#core/model/piece.ts";
import type { AliasNode, SyntaxNode } from "#core/syntax/tree.ts";
import { aliasesIn, type TargetOf } from "#core/syntax/tree-copy.ts";
import type { Chunk, PlacedChunk } from "./piece-chunk.ts";

/** An anchor and the piece that defines it. The same object as long as that piece is, and what its own aliases stand for. */
export interface Anchor {
  readonly node: SyntaxNode;
  readonly link: Link;
}

/** A piece that defines anchors or has aliases of other pieces' anchors, which are known here. */
export interface Link {
  readonly piece: Piece;
  /** What its aliases of other pieces' anchors stand for, by name. */
  readonly targets: ReadonlyMap<string, Anchor>;
  /** What it defines itself, by name. */
  readonly anchors: ReadonlyMap<string, Anchor>;
  /** The names of its anchors that other pieces above it define as well. */
  readonly repeated: readonly string[];
  /** How many nodes its anchored nodes stand for, aliases replaced. */
  readonly sizes: ReadonlyMap<SyntaxNode, number>;
  /** The same of the whole piece. */
  readonly size: number;
}

/** The pieces of a text that define anchors or repeat those of other pieces. */
export interface AnchorLinks {
  /** For each chunk, the links of its pieces; undefined for a chunk without any. */
  readonly byChunk: readonly (LinksOfChunk | undefined)[];
  /** Where the pieces start in the file. */
  readonly starts: ReadonlyMap<Piece, number>;
  /** Whether an alias or an anchor in one piece names an anchor of another. */
  readonly isShared: boolean;
}

/** For each piece of a chunk, its link, if it has one. */
export type LinksOfChunk = readonly (Link | undefined)[];

/** Finds for each alias the last anchor of its name above it. What no edit changes stays the same object. */
export function linkAnchors(chunks: readonly PlacedChunk[]): AnchorLinks {
  const latest = new Map<string, Anchor>();
  const starts = new Map<Piece, number>();
  let isShared = false;
  const byChunk = chunks.map(({ chunk, start: by }) => {
    if (!hasAnchorNames(chunk)) return undefined;
    return chunk.pieces.map(({ piece, start }) => {
      if (!namesAnchors(piece)) return undefined;
      starts.set(piece, by + start);
      const names = looseNames(piece);
      const link = linkOf(
        piece,
        names.map((it) => latest.get(it)),
        [...piece.anchors.keys()].filter((it) => latest.has(it)),
      );
      isShared ||= dependsOnAbove(link);
      for (const [name, anchor] of link.anchors) latest.set(name, anchor);
      return link;
    });
  });
  return { byChunk, starts, isShared };
}

const hasAnchorNames = oncePer(({ pieces }: Chunk) =>
  pieces.some(({ piece }) => namesAnchors(piece)),
);

/** The names of the aliases without an anchor in their piece, each once. */
const looseNames = oncePer(({ looseAliases }: Piece): readonly string[] => [
  ...new Set(looseAliases.map((it) => it.name)),
]);

const looseStarts = oncePer(
  ({ looseAliases }: Piece): ReadonlySet<number> =>
    new Set(looseAliases.map((it) => it.range.start)),
);

const linkOf = keptWhile(makeLink);

function makeLink(
  piece: Piece,
  found: readonly (Anchor | undefined)[],
  repeated: readonly string[],
): Link {
  const targets = new Map<string, Anchor>();
  for (const [index, name] of looseNames(piece).entries()) {
    const anchor = found[index];
    if (anchor) targets.set(name, anchor);
  }
  const anchors = new Map<string, Anchor>();
  const sizes = new Map<SyntaxNode, number>();
  const root = piece.roots[0];
  const link = { piece, targets, anchors, repeated, sizes, size: 0 };
  link.size = root ? measure(root, link) : 0;
  for (const [name, node] of piece.anchors) anchors.set(name, { node, link });
  return link;
}

/** Whether what is above a piece changes what it means. */
export function dependsOnAbove({ targets, repeated }: Link): boolean {
  return targets.size > 0 || repeated.length > 0;
}

type Measured = Pick<Link, "piece" | "targets"> & { readonly sizes: Map<SyntaxNode, number> };

/** How many nodes a tree stands for; kept for those with anchors, which come before their aliases. */
function measure(node: SyntaxNode, link: Measured): number {
  const size = 1 + sizeBelow(node, link);
  if (node.anchor !== undefined) link.sizes.set(node, size);
  return size;
}

function sizeBelow(node: SyntaxNode, link: Measured): number {
  switch (node.kind) {
    case "mapping":
      return node.pairs.reduce(
        (sum, it) => sum + measure(it.key, link) + measure(it.value, link),
        0,
      );
    case "sequence":
      return node.entries.reduce((sum, it) => sum + measure(it, link), 0);
    case "alias":
      return sizeOfTarget(node, link);
    case "scalar":
    case "missing":
      return 0;
  }
}

function sizeOfTarget(alias: AliasNode, link: Measured): number {
  if (alias.target) return link.sizes.get(alias.target) ?? 0;
  const anchor = targetIn(link, alias);
  return anchor?.link.sizes.get(anchor.node) ?? 0;
}

/** What an alias of a piece stands for, if that is an anchor of another piece. */
function targetIn({ piece, targets }: Pick<Link, "piece" | "targets">, alias: AliasNode) {
  return looseStarts(piece).has(alias.range.start) ? targets.get(alias.name) : undefined;
}

/** What the aliases of a piece stand for in other pieces. */
export function targetsOf(link: Link | undefined): TargetOf {
  return (alias) => link && targetIn(link, alias)?.node;
}

/** The anchors that a piece needs of other pieces, those of its anchors included, in the order of the text. */
export function neededAnchors(link: Link, starts: ReadonlyMap<Piece, number>): readonly Anchor[] {
  const needed = new Map<SyntaxNode, Anchor>();
  const open = [...link.targets.values()];
  for (let next = open.pop(); next; next = open.pop()) {
    if (needed.has(next.node)) continue;
    needed.set(next.node, next);
    for (const alias of aliasesOf(next.node)) {
      const target = alias.target
        ? { node: alias.target, link: next.link }
        : targetIn(next.link, alias);
      if (target) open.push(target);
    }
  }
  const startOf = (it: Anchor) => (starts.get(it.link.piece) ?? 0) + it.node.range.start;
  return [...needed.values()].sort((a, b) => startOf(a) - startOf(b));
}

const aliasesOf = oncePer(aliasesIn);

/** The pieces that define anchors, each once, placed in a text that holds them one after the other. */
export function piecesWith(anchors: readonly Anchor[]): readonly Placed<Piece>[] {
  const placed: Placed<Piece>[] = [];
  let start = 0;
  for (const { link } of anchors) {
    if (placed.at(-1)?.piece === link.piece) continue;
    placed.push({ piece: link.piece, start });
    start += link.piece.text.length;
  }
  return placed;
}
