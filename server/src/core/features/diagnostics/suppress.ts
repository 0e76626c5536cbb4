import { keptWhile } from "#core/base/kept-while.ts";
import type { Piece } from "#core/model/piece.ts";
import { inOrder } from "./placed.ts";
import { problemOf } from "./problem-of.ts";
import type { PieceProblems, Problem } from "./rule.ts";
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

/** The problems of all pieces that no comment suppresses, and the comments that suppress nothing. */
export function withoutSuppressed(pieces: readonly PieceProblems[]): readonly PieceProblems[] {
  if (!pieces.some(({ piece }) => hasSuppressions(piece))) return pieces;
  const far = pieces.map(({ piece }) => farSuppressions(piece));
  const wholeFile = far.flat().filter((it) => it.wholeFile);
  const left = pieces.map(({ piece, problems }, index) => {
    const fromAbove = far[index - 1]?.filter((it) => !it.wholeFile) ?? [];
    return leftIn(problems, piece, fromAbove, wholeFile);
  });
  if (far.every((it) => it.length === 0)) {
    return pieces.map((it, index) => ({ ...it, problems: left[index]?.problems ?? [] }));
  }
  const used = new Set(left.flatMap((it) => [...it.used]));
  return pieces.map((it, index) => {
    const comments = far[index] ?? [];
    const parts = comments.flatMap((comment) => [comment, ...comment.codes]);
    const inUse = parts.filter((part) => used.has(part));
    return { ...it, problems: withUnused(left[index]?.problems ?? [], comments, inUse) };
  });
}

/** The problems of a piece, and its comments that suppress nothing in any piece. */
const withUnused = keptWhile(
  (problems: readonly Problem[], comments: readonly Suppression[], used: readonly object[]) => {
    const unused = comments.flatMap((it) => unusedParts(it, new Set(used)));
    return unused.length === 0 ? problems : inOrder([...problems, ...unused]);
  },
);

/** What is left of the problems of one piece, and the comments, or those of their codes, that suppressed the others. */
interface Left {
  readonly problems: readonly Problem[];
  readonly used: ReadonlySet<object>;
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
    const used = new Set<object>();
    if (applied.length === 0) return { problems, used };
    const suppressed = suppressorOf(applied, used);
    const shown = problems.filter((it) => !suppressed(it));
    const unused = own.flatMap((it) => unusedParts(it, used));
    return { problems: inOrder([...shown, ...unused]), used };
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
