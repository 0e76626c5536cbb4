import type { SourceRange } from "../base/range.ts";

/** A `{…}` of a command or input URI that Valohai replaces (valohai-yaml `commands.py`). */
export interface Placeholder {
  readonly kind: "parameters" | "parameter" | "parameter-value" | "source-path";
  /** With the braces. */
  readonly range: SourceRange;
  /** The parameter that `{parameter:x}` and `{parameter-value:x}` name. */
  readonly name: { readonly value: string; readonly range: SourceRange } | undefined;
}

/** The placeholders in a stretch of source text, in order; other braces are left alone, as Valohai does. */
export function placeholdersIn(source: string, stretch: SourceRange): readonly Placeholder[] {
  const found: Placeholder[] = [];
  for (const match of source.slice(stretch.start, stretch.end).matchAll(/\{(.+?)\}/g)) {
    const start = stretch.start + match.index;
    const placeholder = placeholderOf(match[1] ?? "", start);
    if (placeholder) found.push(placeholder);
  }
  return found;
}

function placeholderOf(inner: string, start: number): Placeholder | undefined {
  const range = { start, end: start + inner.length + 2 };
  if (inner === "parameters" || inner === "params") {
    return { kind: "parameters", range, name: undefined };
  }
  if (inner === "source-path") return { kind: "source-path", range, name: undefined };
  const match = /^(parameter|parameter-value):(.+)$/.exec(inner);
  if (!match) return undefined;
  const kind = match[1] === "parameter" ? "parameter" : "parameter-value";
  const nameStart = start + 1 + (match[1]?.length ?? 0) + 1;
  const value = match[2] ?? "";
  return {
    kind,
    range,
    name: { value, range: { start: nameStart, end: nameStart + value.length } },
  };
}
