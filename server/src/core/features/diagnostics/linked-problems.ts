import { groupBy } from "#core/base/group-by.ts";
import { keptWhile } from "#core/base/kept-while.ts";
import { oncePer } from "#core/base/once-per.ts";
import type { LinkedPieces } from "#core/document/linked-pieces.ts";
import { type Piece, type PieceContext, pieceOfRange } from "#core/model/piece.ts";
import type { ChunkProblems, PieceProblems, Problem, RelatedElsewhere } from "./rule.ts";
import { withoutEchoes } from "./rule-problems.ts";

/*
 * In linked pieces, rules find problems of a piece and of the pieces above it whose anchors it repeats. What they find in
 * these is reported there, once.
 */

/** The problems of linked pieces as those of the pieces of the text, each at the piece that its range is in. */
export function atOwnPieces(
  chunks: readonly ChunkProblems[],
  { cut }: LinkedPieces,
): readonly ChunkProblems[] {
  const parted = chunks.map(({ pieces }) => partedInChunk(pieces));
  const above = groupBy(
    parted.flatMap((it) => it.above),
    (it) => it.piece,
  );
  return cut.map(({ chunk, start }, index) => ({
    chunk,
    start,
    pieces: withThose(parted[index]?.own ?? noPieces, above),
  }));
}

const noPieces: readonly PieceProblems[] = [];

/** A problem that was found by reading another piece, in ranges of its own. */
interface PlacedAbove {
  readonly piece: Piece;
  readonly problem: Problem;
}

interface Parted {
  readonly own: readonly PieceProblems[];
  readonly above: readonly PlacedAbove[];
}

const partedInChunk = oncePer((pieces: readonly PieceProblems[]): Parted => {
  if (pieces.every((it) => it.piece.context === undefined)) return { own: pieces, above: [] };
  const parted = pieces.map(({ piece: { context }, problems }) =>
    context ? partedIn(problems, context) : { own: problems, above: [] },
  );
  const own = pieces.map((it, index) => ({
    piece: it.piece.context?.own ?? it.piece,
    start: it.start + (it.piece.context?.start ?? 0),
    problems: parted[index]?.own ?? [],
  }));
  return { own, above: parted.flatMap((it) => it.above) };
});

const partedIn = oncePer((problems: readonly Problem[], context: PieceContext) => {
  const placed = problems.map((it) => placedIn(it, context));
  return {
    own: placed.filter((it) => it.piece === context.own).map((it) => it.problem),
    above: placed.filter((it) => it.piece !== context.own),
  };
});

function placedIn(problem: Problem, context: PieceContext): PlacedAbove {
  const { piece, range } = pieceOfRange(problem.range, context);
  const related =
    problem.related?.map((it) => ({ ...it, ...pieceOfRange(it.range, context) })) ?? [];
  const elsewhere: readonly RelatedElsewhere[] = related.filter((it) => it.piece !== piece);
  const here = related.filter((it) => it.piece === piece);
  const { related: _, ...rest } = problem;
  return {
    piece,
    problem: {
      ...rest,
      range,
      ...(here.length > 0 ? { related: here } : {}),
      ...(elsewhere.length > 0 ? { relatedElsewhere: elsewhere } : {}),
    },
  };
}

function withThose(
  pieces: readonly PieceProblems[],
  above: ReadonlyMap<Piece, readonly PlacedAbove[]>,
): readonly PieceProblems[] {
  if (!pieces.some((it) => above.has(it.piece))) return pieces;
  return withProblems(
    pieces,
    pieces.flatMap((it) => above.get(it.piece) ?? []),
  );
}

const withProblems = keptWhile(
  (pieces: readonly PieceProblems[], above: readonly PlacedAbove[]): readonly PieceProblems[] =>
    pieces.map((it) => {
      const more = above.filter(({ piece }) => piece === it.piece);
      return more.length === 0
        ? it
        : {
            ...it,
            problems: withAll(
              it.problems,
              more.map(({ problem }) => problem),
            ),
          };
    }),
);

const withAll = keptWhile((problems: readonly Problem[], more: readonly Problem[]) =>
  withoutEchoes([...problems, ...more]),
);
