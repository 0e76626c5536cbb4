import type { Piece } from "#core/model/piece.ts";
import { propertyNames } from "#core/schema/known-keys.ts";
import type { YamlProblem } from "#core/syntax/tree.ts";

/**
 * The piece with better words for lines that may be keys without a colon, but do not begin with a key that Valohai
 * knows: where one is joined to its value, as in `optionaltrue`, the fix splits them. The same object where there is none.
 */
export function withJoinedKeys(piece: Piece): Piece {
  const problems = piece.problems.map((it) => refined(it, piece.text));
  const isSame = problems.every((it, index) => it === piece.problems[index]);
  return isSame ? piece : { ...piece, problems };
}

function refined(problem: YamlProblem, text: string): YamlProblem {
  const { range, fix } = problem;
  const word = text.slice(range.start, range.end);
  const [edit, ...more] = fix?.edits ?? [];
  const insertsColon = edit?.newText === ":" && edit.range.start === range.end && more.length === 0;
  if (!fix || !insertsColon || propertyNames.has(word)) return problem;
  const key = keyJoinedTo(word);
  const message = `"${word}" is neither a key nor an entry; a ":" may be missing after "${key ?? word}"`;
  if (key === undefined) return { ...problem, message, fix: { ...fix, kind: "choose" } };
  const at = range.start + key.length;
  return {
    ...problem,
    message,
    fix: {
      kind: "choose",
      title: `Write "${key}: ${word.slice(key.length)}"`,
      edits: [{ range: { start: at, end: at }, newText: ": " }],
    },
  };
}

/** The longest known key with which a word begins. */
function keyJoinedTo(word: string): string | undefined {
  for (let end = word.length - 1; end > 1; end--) {
    if (propertyNames.has(word.slice(0, end))) return word.slice(0, end);
  }
  return undefined;
}
