import { alternatives } from "#core/base/suggest.ts";
import { type ItemViolation, violationsIn } from "#core/document/structure.ts";
import type { Fix } from "#core/edits/fix.ts";
import type { Piece } from "#core/model/piece.ts";
import type { PlacedProblem, ProblemExtra, Report } from "../rule.ts";

/** A word that is not one of those allowed in its place. */
export interface WordChoice {
  readonly choices: readonly { readonly value: string }[];
  /** The one that was most likely meant. */
  readonly nearest?: string | undefined;
}

/** What the schema finds where a key takes certain words only. */
export type UnknownChoice = Extract<ItemViolation, { readonly kind: "unknown-choice" }>;

/** The end of a message: the word that was most likely meant, else all words. */
export function choiceHint({ choices, nearest }: WordChoice): string {
  return nearest === undefined
    ? `write ${alternatives(choices.map((it) => it.value))}`
    : `did you mean "${nearest}"?`;
}

/** The suggestion of the word that was most likely meant, if there is one. */
export function choiceExtra({ nearest }: WordChoice): ProblemExtra {
  return nearest === undefined ? {} : { suggestion: nearest, suggestionKind: "spelling" };
}

/** The fixes that write each of the words; none where one of them is suggested already. */
export function choiceFixes(
  { choices, nearest }: WordChoice,
  { range }: PlacedProblem,
): readonly Fix[] {
  if (nearest !== undefined) return [];
  return choices.map(({ value }) => ({
    kind: "choose",
    title: `Change to "${value}"`,
    edits: [{ range, newText: value }],
  }));
}

/** Reports the unknown words that a key of task blueprints has. */
export function reportTaskWords(key: string, piece: Piece, report: Report<UnknownChoice>): void {
  for (const it of violationsIn(piece)) {
    if (it.kind !== "unknown-choice" || it.schemaName !== "task" || it.key !== key) continue;
    report(it.range, it, choiceExtra(it));
  }
}
