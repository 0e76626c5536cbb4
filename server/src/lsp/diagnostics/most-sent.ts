import { oncePer } from "#core/base/once-per.ts";
import type { ChunkProblems, PieceProblems, Problem } from "#core/features/diagnostics/rule.ts";

/** How many problems of one file are sent at most: a client shows no more of them in a useful way, and every keystroke sends all again. */
export const mostSent = 5_000;

/** The problems of a file that are sent. */
export interface SentProblems {
  readonly chunks: readonly ChunkProblems[];
  /** How many the file has in all, if that is more than are sent. */
  readonly total: number | undefined;
}

/** All problems of a file, or of very many the first errors and then the first others. */
export function sentProblems(chunks: readonly ChunkProblems[]): SentProblems {
  const counts = chunks.map(({ pieces }) => countsOf(pieces));
  const errors = counts.reduce((sum, it) => sum + it.errors, 0);
  const total = counts.reduce((sum, it) => sum + it.others, errors);
  if (total <= mostSent) return { chunks, total: undefined };
  const room = { errors: Math.min(errors, mostSent), others: Math.max(0, mostSent - errors) };
  const sent = chunks.map((it) => ({ ...it, pieces: takeFrom(it.pieces, room) }));
  return { chunks: sent, total };
}

interface Counts {
  errors: number;
  others: number;
}

const isError = ({ severity }: Problem): boolean => severity === "error";

const countsOf = oncePer((pieces: readonly PieceProblems[]): Readonly<Counts> => {
  const counts = { errors: 0, others: 0 };
  for (const { problems } of pieces) {
    for (const it of problems) counts[kindOf(it)]++;
  }
  return counts;
});

function kindOf(problem: Problem): keyof Counts {
  return isError(problem) ? "errors" : "others";
}

/** What there is room for; the same arrays as before, where it can be, since what is sent of them is kept. */
function takeFrom(pieces: readonly PieceProblems[], room: Counts): readonly PieceProblems[] {
  const { errors, others } = countsOf(pieces);
  if (errors > room.errors || (others > room.others && room.others > 0)) return cut(pieces, room);
  room.errors -= errors;
  if (others > room.others) return errorsOf(pieces);
  room.others -= others;
  return pieces;
}

const errorsOf = oncePer((pieces: readonly PieceProblems[]) => only(pieces, isError));

function cut(pieces: readonly PieceProblems[], room: Counts): readonly PieceProblems[] {
  return only(pieces, (problem) => {
    const kind = kindOf(problem);
    if (room[kind] === 0) return false;
    room[kind]--;
    return true;
  });
}

function only(
  pieces: readonly PieceProblems[],
  isTaken: (problem: Problem) => boolean,
): readonly PieceProblems[] {
  return pieces.map((it) => ({ ...it, problems: it.problems.filter(isTaken) }));
}
