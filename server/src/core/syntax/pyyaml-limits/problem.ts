import { lineFeedAt } from "#core/base/line.ts";
import type { SourceRange } from "#core/base/range.ts";
import { quoteFix } from "../quote.ts";
import type { ScalarNode, YamlProblem } from "../tree.ts";

/** The problem that a stretch of the source must be in quotes, with the quotes as its fix. */
export function quoteProblem(
  text: string,
  code: string,
  range: SourceRange,
  message: string,
): YamlProblem {
  return { code, range, message, fix: quoteFix(text.slice(range.start, range.end), range) };
}

/** A scalar that must be in quotes to be a text. */
export function scalarProblem(
  { text, range }: ScalarNode,
  code: string,
  message: string,
): YamlProblem {
  return { code, range, message, fix: quoteFix(text, range) };
}

/** The part of a range that is on its first line, without a comment and spaces after it. */
export function firstLineOf(text: string, { start, end }: SourceRange): SourceRange {
  const stop = Math.min(end, lineFeedAt(text, start));
  const line = text.slice(start, stop);
  const comment = line.search(/\s#/);
  const written = comment < 0 ? line : line.slice(0, comment);
  return {
    start,
    end: Math.max(start + written.trimEnd().length, Math.min(start + 1, text.length)),
  };
}
