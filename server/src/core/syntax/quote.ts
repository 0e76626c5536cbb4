import type { FixKind } from "#core/base/fix-kind.ts";
import type { SourceRange } from "#core/base/range.ts";
import { visibleJson, visibleText } from "#core/base/visible-text.ts";
import { resolvePlain } from "./scalar.ts";
import type { YamlProblem } from "./tree.ts";

/** Where a scalar is: between brackets a few more characters need quotes. */
export type ScalarContext = "block" | "flow";

/** The YAML text that PyYAML reads as this string, in quotes only where it must be. */
export function scalarText(value: string, surroundings: ScalarContext): string {
  return isPlainSafe(value, surroundings) ? value : doubleQuoted(value);
}

/** Whether PyYAML reads the string without quotes as itself. */
export function isPlainSafe(value: string, surroundings: ScalarContext): boolean {
  if (value === "" || value === "=" || value === "<<" || value !== value.trim()) return false;
  if (resolvePlain(value).kind !== "string") return false;
  if (/^(?:[,[\]{}#&*!|>'"%@`]|[-?:](?:\s|$)|---|\.\.\.)/.test(value)) return false;
  if (visibleText(value) !== value || /:\s|\s#|:$/.test(value)) return false;
  return surroundings === "block" || !/[,[\]{}]/.test(value);
}

/** The string in double quotes. PyYAML refuses most control characters as they are, and breaks lines at some. */
export function doubleQuoted(value: string): string {
  return visibleJson(JSON.stringify(value));
}

/** The string in single quotes, which keep every character but the quote as it is. */
export function singleQuoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** The string as it is written inside of quotes of this kind; unchanged where the sign is not a quote. */
export function insideQuotes(value: string, quote: string | undefined): string {
  if (quote === '"') return doubleQuoted(value).slice(1, -1);
  return quote === "'" ? singleQuoted(value).slice(1, -1) : value;
}

/** What is written in the source as text, in the quotes in which it needs the fewest changes. */
export function quoted(written: string): string {
  if (!/["\\]/.test(written)) return `"${written}"`;
  return written.includes("'") && !written.includes("\\")
    ? `"${written.replaceAll('"', '\\"')}"`
    : singleQuoted(written);
}

/** The fix that puts what is written in a range in quotes. */
export function quoteFix(
  written: string,
  range: SourceRange,
  kind: FixKind = "keep",
): NonNullable<YamlProblem["fix"]> {
  return { kind, title: "Put it in quotes", edits: [{ range, newText: quoted(written) }] };
}
