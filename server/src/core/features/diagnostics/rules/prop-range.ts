import { violationsIn } from "#core/document/structure.ts";
import type { PieceRule } from "../rule.ts";

/** A number lies outside the limits of its key, or a text is too long. */
export const propRange: PieceRule<string> = {
  code: "prop-range",
  severity: "error",
  summary: "A number is too small or too large for its key, or a text is too long.",
  scope: "piece",
  find(piece, report) {
    for (const it of violationsIn(piece)) {
      const owner = "key" in it && it.key !== undefined ? `"${it.key}"` : "This";
      if (it.kind === "out-of-range") {
        const below = it.minimum !== undefined && Number(it.actual) < it.minimum;
        const suggestion = below ? it.minimum : it.maximum;
        report(
          it.range,
          `${owner} must be ${limits(it)}`,
          suggestion === undefined ? {} : { suggestion: String(suggestion) },
        );
      } else if (it.kind === "too-long") {
        const { length, maxLength } = it;
        report(it.range, `${owner} has ${length} characters; at most ${maxLength} are allowed`);
      }
    }
  },
  message: (message) => message,
};

function limits({ minimum, maximum }: { minimum?: number; maximum?: number }): string {
  if (minimum === undefined) return `at most ${maximum}`;
  return maximum === undefined ? `at least ${minimum}` : `from ${minimum} to ${maximum}`;
}
