import { keptWhile } from "#core/base/kept-while.ts";
import { oncePer } from "#core/base/once-per.ts";
import { shift } from "#core/base/range.ts";
import { type Piece, pieceOf, type Refine } from "#core/model/piece.ts";
import { pyyamlProblems } from "#core/syntax/pyyaml-limits.ts";
import type { SyntaxNode, YamlProblem } from "#core/syntax/tree.ts";
import { TreeCopy } from "#core/syntax/tree-copy.ts";
import { expansionBudget } from "#core/syntax/tree-reader.ts";
import {
  type AnchorLinks,
  dependsOnAbove,
  type Link,
  type LinksOfChunk,
  neededAnchors,
  piecesWith,
  targetsOf,
} from "./anchor-links.ts";
import { refineTogether } from "./cut-text.ts";
import type { Chunk, PlacedChunk } from "./piece-chunk.ts";

/** The pieces of a text of which some repeat anchors of others. */
export interface LinkedPieces {
  readonly links: AnchorLinks;
  /** As the text is cut. */
  readonly cut: readonly PlacedChunk[];
  /** The same, where each alias stands for what it repeats: see `PieceContext`. */
  readonly chunks: readonly PlacedChunk[];
}

/**
 * Links the pieces of a text with the anchors above them that their aliases repeat; undefined where that would take more than
 * to read the text as a whole, or means something else.
 */
export function linkPieces(
  cut: readonly PlacedChunk[],
  links: AnchorLinks,
): LinkedPieces | undefined {
  if (!cut.every(({ chunk }) => areLists(chunk)) || isTooLarge(cut, links)) return undefined;
  const refine = refineTogether();
  let length = 0;
  const chunks = cut.map(({ chunk, start: by }, index) => {
    const pieces = links.byChunk[index]?.map((it) =>
      it && dependsOnAbove(it) ? linkedPiece(it, links, refine) : undefined,
    );
    length += sumOf(pieces ?? [], (it) => it?.context?.start ?? 0);
    return { chunk: pieces ? linkedChunk(chunk, pieces) : chunk, start: by };
  });
  return length > longestContexts ? undefined : { links, cut, chunks };
}

/** In characters, for all pieces: more of them would take more memory and time than the whole text. */
const longestContexts = 4_000_000;

/** Whether each piece of a chunk is a list that no alias can stand for: of another text, only the whole tells what it means. */
const areLists = oncePer(({ pieces }: Chunk) =>
  pieces.every(({ piece: { roots } }) => {
    const [root] = roots;
    return (
      roots.length === 1 &&
      root?.kind === "sequence" &&
      !root.flow &&
      root.anchor === undefined &&
      root.tag === undefined
    );
  }),
);

/** Whether the text may not stand for so much once all aliases are replaced, so that the reader of the whole reports one. */
function isTooLarge(cut: readonly PlacedChunk[], { byChunk }: AnchorLinks): boolean {
  return (
    sumOf(cut, ({ chunk }, index) => sizeOf(chunk, byChunk[index] ?? noLinks)) > expansionBudget
  );
}

const noLinks: LinksOfChunk = [];

const sizeOf = keptWhile((chunk: Chunk, links: LinksOfChunk) =>
  sumOf(chunk.pieces, ({ piece }, index) => links[index]?.size ?? nodeCount(piece)),
);

const nodeCount = oncePer(({ roots }: Piece) => sumOf(roots, countNodes));

function countNodes(node: SyntaxNode): number {
  switch (node.kind) {
    case "mapping":
      return 1 + sumOf(node.pairs, (it) => countNodes(it.key) + countNodes(it.value));
    case "sequence":
      return 1 + sumOf(node.entries, countNodes);
    default:
      return 1;
  }
}

function sumOf<T>(list: readonly T[], sizeOfOne: (it: T, index: number) => number): number {
  return list.reduce((sum, it, index) => sum + sizeOfOne(it, index), 0);
}

/** The chunk with some of its pieces read in their context; the same object as long as all of them are. */
const linkedChunk = keptWhile((chunk: Chunk, linked: readonly (Piece | undefined)[]): Chunk => {
  if (linked.every((it) => it === undefined)) return chunk;
  const pieces = chunk.pieces.map(({ piece, start }, index) => {
    const found = linked[index];
    return { piece: found ?? piece, start: start - (found?.context?.start ?? 0) };
  });
  return { pieces, length: chunk.length };
});

const linkedPiece = oncePer((link: Link, links: AnchorLinks, refine: Refine): Piece => {
  const { piece } = link;
  const needed = neededAnchors(link, links.starts);
  const above = piecesWith(needed);
  const starts = new Map(above.map((it) => [it.piece, it.start]));
  const copies = new TreeCopy();
  for (const { node, link: definer } of needed) {
    copies.copy(node, starts.get(definer.piece) ?? 0, targetsOf(definer));
  }
  const by = above.reduce((sum, it) => sum + it.piece.text.length, 0);
  const text = [...above.map((it) => it.piece.text), piece.text].join("");
  const roots = piece.roots.map((it) => copies.copy(it, by, targetsOf(link)));
  const known = piece.parsed.problems.map((it) => movedProblem(it, by));
  const parsed = {
    roots,
    problems: [...known, ...foundInContext(text, by, roots, known, link.repeated)],
    anchors: piece.anchors,
    looseAliases: piece.looseAliases
      .filter(({ name }) => !link.targets.has(name))
      .map((it) => ({ ...it, range: shift(it.range, by) })),
  };
  return pieceOf(text, parsed, refine, { own: piece, start: by, above });
});

/** What PyYAML refuses only because of what aliases stand for, or of anchors above the piece, which starts there. */
function foundInContext(
  text: string,
  start: number,
  roots: readonly SyntaxNode[],
  known: readonly YamlProblem[],
  anchorsAbove: readonly string[],
): readonly YamlProblem[] {
  return pyyamlProblems(text, roots, known, anchorsAbove).filter((it) => it.range.start >= start);
}

/** A problem of the reader of YAML that many characters further on. */
export function movedProblem(problem: YamlProblem, by: number): YamlProblem {
  const { range, from, fix, others } = problem;
  const moved = (it: NonNullable<YamlProblem["fix"]>) => ({
    ...it,
    edits: it.edits.map((edit) => ({ ...edit, range: shift(edit.range, by) })),
  });
  return {
    ...problem,
    range: shift(range, by),
    ...(from === undefined ? {} : { from: from + by }),
    ...(fix ? { fix: moved(fix) } : {}),
    ...(others ? { others: others.map(moved) } : {}),
  };
}
