import { violationsIn } from "#core/document/structure.ts";
import type { Violation } from "#core/schema/violation.ts";
import type { PieceRule, ProblemExtra } from "../rule.ts";

type OutOfRange = Extract<Violation, { readonly kind: "out-of-range" }>;

/** A number is outside the limits of its key, or a text is too long. */
export const propRange: PieceRule<string> = {
  code: "prop-range",
  severity: "error",
  summary: "A number is too small or too large for its key, or a text is too long.",
  scope: "piece",
  find(piece, report) {
    for (const it of violationsIn(piece)) {
      if (it.kind === "out-of-range") {
        report(it.range, `${ownerOf(it)} must be ${limits(it)}`, suggestionFor(it));
      } else if (it.kind === "too-long") {
        const { length, maxLength } = it;
        const allowed = `at most ${maxLength} are allowed`;
        report(it.range, `${ownerOf(it)} has ${length} characters; ${allowed}`);
      }
    }
  },
  message: (message) => message,
};

function ownerOf({ key }: { readonly key?: string | undefined }): string {
  return key === undefined ? "This" : `"${key}"`;
}

/** The limit that the number exceeds. */
function suggestionFor({ minimum, maximum, actual }: OutOfRange): ProblemExtra {
  const below = minimum !== undefined && Number(actual) < minimum;
  const suggestion = below ? minimum : maximum;
  return suggestion === undefined ? {} : { suggestion: String(suggestion) };
}

function limits({ minimum, maximum }: { minimum?: number; maximum?: number }): string {
  if (minimum === undefined) return `at most ${maximum}`;
  return maximum === undefined ? `at least ${minimum}` : `from ${minimum} to ${maximum}`;
}
