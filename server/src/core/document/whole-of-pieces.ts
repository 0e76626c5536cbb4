import { piecesOf } from "#core/base/chunk.ts";
import { once } from "#core/base/once.ts";
import { shift } from "#core/base/range.ts";
import { itemToRead, type Piece } from "#core/model/piece.ts";
import { listOf } from "#core/syntax/mapping.ts";
import type { SequenceNode, SyntaxNode } from "#core/syntax/tree.ts";
import { TreeCopy } from "#core/syntax/tree-copy.ts";
import { targetsOf } from "./anchor-links.ts";
import { type LinkedPieces, movedProblem } from "./linked-pieces.ts";

/** What reading the whole text as one piece would give, made of its pieces: that takes much less time. */
export function wholeOfPieces(text: string, linked: LinkedPieces): Piece {
  const anchors = new Map<string, SyntaxNode>();
  const roots = [joinedRoot(linked, anchors)];
  const looseAliases = piecesOf(linked.chunks).flatMap(({ piece, start }) =>
    piece.looseAliases.map((it) => ({ ...it, range: shift(it.range, start) })),
  );
  const parsed = { roots, problems: [], anchors, looseAliases };
  const problems = once(() => problemsIn(linked));
  const items = once(() => itemsIn(text, roots, linked));
  return {
    text,
    parsed,
    ...parsed,
    get problems() {
      return problems();
    },
    get items() {
      return items();
    },
  };
}

/** The list of all items; adds the anchors in it. */
function joinedRoot(linked: LinkedPieces, anchors: Map<string, SyntaxNode>): SequenceNode {
  const copies = new TreeCopy();
  const lists = partsOf(linked).flatMap(({ piece, start, link }) =>
    piece.roots.map((it) => {
      const root = copies.copy(it, start, targetsOf(link));
      for (const [name, node] of piece.anchors) anchors.set(name, copies.copyOf(node) ?? node);
      return root;
    }),
  );
  const range = {
    start: lists[0]?.range.start ?? 0,
    end: lists.at(-1)?.range.end ?? 0,
  };
  return { kind: "sequence", flow: false, entries: lists.flatMap(listOf), range };
}

/** The pieces by themselves, placed in the file, and their links. */
function partsOf({ cut, links }: LinkedPieces) {
  return cut.flatMap(({ chunk, start: by }, index) =>
    chunk.pieces.map(({ piece, start }, at) => ({
      piece,
      start: by + start,
      link: links.byChunk[index]?.[at],
    })),
  );
}

/** The problems that the pieces have each by itself. */
function problemsIn({ chunks }: LinkedPieces): Piece["problems"] {
  return piecesOf(chunks).flatMap(({ piece, start }) => {
    const from = piece.context?.start ?? 0;
    const own = piece.problems.filter((it) => it.range.start >= from);
    return own.map((it) => movedProblem(it, start));
  });
}

/** The items, broken where those of the pieces are. */
function itemsIn(
  text: string,
  [root]: readonly SequenceNode[],
  { chunks }: LinkedPieces,
): Piece["items"] {
  const broken = piecesOf(chunks).flatMap(({ piece, start }) =>
    piece.items.map(({ brokenAt }) => (brokenAt === undefined ? undefined : brokenAt + start)),
  );
  return (root?.entries ?? []).map((node, index) => itemToRead(text, node, broken[index]));
}
