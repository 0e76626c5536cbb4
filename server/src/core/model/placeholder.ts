import { anyLineBreak, bracesIn } from "#core/base/braces.ts";
import type { SourceRange } from "#core/base/range.ts";
import { sketchYaml } from "#core/syntax/parse.ts";

/** A `{…}` of a command or input URI that Valohai replaces (valohai-yaml `commands.py`). */
export interface Placeholder {
  readonly kind: "parameters" | "parameter" | "parameter-value" | "source-path";
  /** With the braces. */
  readonly range: SourceRange;
  /** The parameter that `{parameter:x}` and `{parameter-value:x}` name. */
  readonly name: { readonly value: string; readonly range: SourceRange } | undefined;
}

/**
 * The placeholders in a stretch of source text, in order; other braces are left alone, as Valohai does. Where the
 * stretch is a text in quotes, names are read as those are.
 */
export function placeholdersIn(source: string, stretch: SourceRange): readonly Placeholder[] {
  const found: Placeholder[] = [];
  const quote = source[stretch.start];
  for (const { inner, index } of bracesIn(source.slice(stretch.start, stretch.end), anyLineBreak)) {
    const placeholder = placeholderOf(inner, stretch.start + index, quote);
    if (placeholder) found.push(placeholder);
  }
  return found;
}

function placeholderOf(
  inner: string,
  start: number,
  quote: string | undefined,
): Placeholder | undefined {
  const range = { start, end: start + inner.length + 2 };
  if (inner === "parameters" || inner === "params") {
    return { kind: "parameters", range, name: undefined };
  }
  if (inner === "source-path") return { kind: "source-path", range, name: undefined };
  const match = /^(parameter|parameter-value):(.+)$/.exec(inner);
  if (!match) return undefined;
  const kind = match[1] === "parameter" ? "parameter" : "parameter-value";
  const nameStart = start + 1 + (match[1]?.length ?? 0) + 1;
  const written = match[2] ?? "";
  const place = { start: nameStart, end: nameStart + written.length };
  return { kind, range, name: { value: unquoted(written, quote), range: place } };
}

/** The content of a part of a text in these quotes, or in none. */
function unquoted(written: string, quote: string | undefined): string {
  if (quote === "'") return written.replaceAll("''", "'");
  if (quote !== '"' || !written.includes("\\")) return written;
  const [read] = sketchYaml(`"${written}"`).roots;
  return read?.kind === "scalar" ? read.text : written;
}
