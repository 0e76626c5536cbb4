import { keptWhile } from "#core/base/kept-while.ts";
import { oncePer } from "#core/base/once-per.ts";
import type { Chunk } from "#core/document/piece-chunk.ts";
import type { Piece } from "#core/model/piece.ts";
import { inOrder } from "./placed.ts";
import { problemOf } from "./problem-of.ts";
import type { ChunkProblems, PieceProblems, Problem } from "./rule.ts";
import { isRuleCode, nearestCode, unknownCodeMessage } from "./rule-help.ts";
import { suppressionUnused } from "./rules/suppression-unused.ts";
import {
  farSuppressions,
  firstLine,
  hasSuppressions,
  ownSuppressions,
  type Suppression,
} from "./suppressions.ts";
import { type Applied, suppressorOf } from "./suppressor.ts";

/**
 * The problems of all chunks that no comment suppresses, and the comments that suppress nothing; without those where not
 * all problems are known.
 */
export function withoutSuppressed(
  chunks: readonly ChunkProblems[],
  isComplete: boolean,
): readonly ChunkProblems[] {
  const comments = chunks.map(({ chunk }) => commentsIn(chunk));
  if (!comments.some((it) => it.hasAny)) return chunks;
  const left = leftInChunks(chunks, comments);
  if (isComplete) return left;
  return left.map((it) => ({ ...it, pieces: withoutUnused(it.pieces) }));
}

const withoutUnused = oncePer((pieces: readonly PieceProblems[]): readonly PieceProblems[] =>
  pieces.map((it) => ({
    ...it,
    problems: it.problems.filter(({ code }) => code !== suppressionUnused.code),
  })),
);

function leftInChunks(
  chunks: readonly ChunkProblems[],
  comments: readonly ReturnType<typeof commentsIn>[],
): readonly ChunkProblems[] {
  const wholeFile = comments.flatMap((it) => it.wholeFile);
  const left = chunks.map(({ pieces }, index) =>
    leftInChunk(pieces, comments[index - 1]?.forNext ?? none, wholeFile),
  );
  const used = new Set(left.flatMap((it) => it.usedFromFar));
  return chunks.map((it, index) => {
    const far = comments[index]?.far ?? [];
    const pieces = left[index]?.pieces ?? [];
    const inUse = far
      .flat()
      .flatMap(partsOf)
      .filter((part) => used.has(part));
    return { ...it, pieces: chunkWithUnused(pieces, far, inUse) };
  });
}

const none: readonly Suppression[] = [];

/** The comments of a chunk that suppress something. */
const commentsIn = oncePer(({ pieces }: Chunk) => {
  const far = pieces.map(({ piece }) => farSuppressions(piece));
  return {
    hasAny: pieces.some(({ piece }) => hasSuppressions(piece)),
    /** Those that reach further than their piece, by piece. */
    far: far.some((it) => it.length > 0) ? far : [],
    wholeFile: far.flat().filter((it) => it.wholeFile),
    /** Those for the first line of the next chunk. */
    forNext: far.at(-1)?.filter((it) => !it.wholeFile) ?? none,
  };
});

/** A comment for all codes, and each of its codes: what may be of use by itself. */
function partsOf(comment: Suppression): readonly object[] {
  return [comment, ...comment.codes];
}

/** What is left of the problems of a chunk, and what suppressed the others of the comments that are not in their pieces. */
const leftInChunk = keptWhile(
  (
    pieces: readonly PieceProblems[],
    fromAbove: readonly Suppression[],
    wholeFile: readonly Suppression[],
  ) => {
    const left = pieces.map(({ piece, problems }, index) => {
      const above = pieces[index - 1]?.piece;
      const before = above ? farSuppressions(above).filter((it) => !it.wholeFile) : fromAbove;
      return leftIn(problems, piece, before, wholeFile);
    });
    return {
      pieces: pieces.map((it, index) => ({ ...it, problems: left[index]?.problems ?? [] })),
      usedFromFar: left.flatMap((it) => it.usedFromFar),
    };
  },
);

const chunkWithUnused = keptWhile(
  (
    pieces: readonly PieceProblems[],
    far: readonly (readonly Suppression[])[],
    inUse: readonly object[],
  ): readonly PieceProblems[] => {
    if (far.length === 0) return pieces;
    const used = new Set(inUse);
    return pieces.map((it, index) => {
      const comments = far[index] ?? none;
      const parts = comments.flatMap(partsOf).filter((part) => used.has(part));
      return { ...it, problems: withUnused(it.problems, comments, parts) };
    });
  },
);

/** The problems of a piece, and its comments that suppress nothing in any piece. */
const withUnused = keptWhile(
  (problems: readonly Problem[], comments: readonly Suppression[], used: readonly object[]) => {
    const unused = comments.flatMap((it) => unusedParts(it, new Set(used)));
    return unused.length === 0 ? problems : inOrder([...problems, ...unused]);
  },
);

/** What is left of the problems of one piece, and the comments outside of it, or those of their codes, that suppressed others. */
interface Left {
  readonly problems: readonly Problem[];
  readonly usedFromFar: readonly object[];
}

const leftIn = keptWhile(
  (
    problems: readonly Problem[],
    piece: Piece,
    fromAbove: readonly Suppression[],
    wholeFile: readonly Suppression[],
  ): Left => {
    const own = ownSuppressions(piece);
    const applied: readonly Applied[] = [
      ...own.map((suppression) => ({ suppression, reach: suppression.reach })),
      ...fromAbove.map((suppression) => ({ suppression, reach: firstLine(piece.text) })),
      ...wholeFile.map((suppression) => ({ suppression, reach: undefined })),
    ];
    if (applied.length === 0) return { problems, usedFromFar: [] };
    const used = new Set<object>();
    const suppressed = suppressorOf(applied, used);
    const shown = problems.filter((it) => !suppressed(it));
    const unused = own.flatMap((it) => unusedParts(it, used));
    const usedFromFar = [...fromAbove, ...wholeFile].flatMap(partsOf).filter((it) => used.has(it));
    return { problems: inOrder([...shown, ...unused]), usedFromFar };
  },
);

function unusedParts(suppression: Suppression, used: ReadonlySet<object>): readonly Problem[] {
  const { codes, range } = suppression;
  if (used.has(suppression)) return [];
  const unused = codes.filter((it) => !used.has(it));
  if (unused.length === codes.length && unused.every((it) => isRuleCode(it.code))) {
    return [unusedProblem(range, "This comment suppresses nothing")];
  }
  return unused.map((it) => {
    if (!isRuleCode(it.code)) return unknownCode(it);
    return unusedProblem(it.range, `No "${it.code}" problem is suppressed here`);
  });
}

function unusedProblem(range: Suppression["range"], message: string): Problem {
  return { ...problemOf(suppressionUnused, range, message), tag: "unnecessary" };
}

function unknownCode({ code, range }: Suppression["codes"][number]): Problem {
  const suggestion = nearestCode(code);
  const extra = suggestion === undefined ? {} : { suggestion };
  return problemOf(suppressionUnused, range, unknownCodeMessage(code), extra);
}
