import type { SourceRange } from "#core/base/range.ts";
import { signFinder } from "#core/base/sign-finder.ts";

/** A text whose unknown parts, known only when the program runs, are holes. */
export type TextPiece = string | typeof hole;

/** An unknown part of a text. */
export const hole: unique symbol = Symbol("hole");

/** A text with a hole for each `%` conversion. */
export function percentPieces(text: string): readonly TextPiece[] {
  return between(
    conversionParts(text).map(({ start, end }) => text.slice(start, end).replaceAll("%%", "%")),
  );
}

/** The stretches before, between and after the `%` conversions of a text. */
export function conversionParts(text: string): readonly SourceRange[] {
  const next = signFinder(text);
  const conversion = /[-+ #0]*(?:[1-9]\d*|\*)?(?:\.(?:\d+|\*))?[a-zA-Z]/y;
  const parts: SourceRange[] = [];
  let from = 0;
  for (let at = text.indexOf("%"); at >= 0; ) {
    const close = text[at + 1] === "(" ? next(")", at + 2) : at;
    conversion.lastIndex = close + 1;
    if (close < 0 || !conversion.test(text)) {
      at = text.indexOf("%", at + 1);
      continue;
    }
    parts.push({ start: from, end: at });
    from = conversion.lastIndex;
    at = text.indexOf("%", from);
  }
  return [...parts, { start: from, end: text.length }];
}

function between(parts: readonly string[]): readonly TextPiece[] {
  return parts.flatMap((it, index): TextPiece[] => (index === 0 ? [it] : [hole, it]));
}
