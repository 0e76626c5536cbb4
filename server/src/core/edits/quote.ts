import type { TextEdit } from "#core/base/edit.ts";
import type { SourceRange } from "#core/base/range.ts";

/** The YAML text in quotes that reads as exactly these characters. */
export function quoted(text: string): string {
  if (!/["\\]/.test(text)) return `"${text}"`;
  return text.includes("'") && !text.includes("\\")
    ? `"${text.replaceAll('"', '\\"')}"`
    : `'${text.replaceAll("'", "''")}'`;
}

/** Puts what is in a range of a document's text in quotes. */
export function quoteRange(text: string, range: SourceRange): readonly TextEdit[] {
  return [{ range, newText: quoted(text.slice(range.start, range.end)) }];
}
