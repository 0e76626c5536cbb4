import type { Value } from "#core/base/value.ts";
import { type ScalarContext, scalarText } from "#core/syntax/quote.ts";

/** YAML to be written: the text of a scalar, a list, or a mapping in order. */
export type Fragment =
  | string
  | { readonly list: readonly Fragment[] }
  | { readonly pairs: readonly (readonly [key: string, value: Fragment])[] };

/** The YAML that PyYAML reads as this value. */
export function fragmentOf(value: Value, surroundings: ScalarContext): Fragment {
  switch (value.kind) {
    case "null":
      return "null";
    case "boolean":
      return String(value.value);
    case "integer":
      return value.digits;
    case "float":
      return floatText(value.text);
    case "string":
      return scalarText(value.value, surroundings);
    case "date":
      return value.text;
    case "list":
      return { list: value.items.map((it) => fragmentOf(it, surroundings)) };
    case "object":
      return {
        pairs: value.entries.map(([key, it]) => [
          scalarText(key, surroundings),
          fragmentOf(it, surroundings),
        ]),
      };
  }
}

/** A fragment on one line, in brackets where it is a collection. */
export function flowText(fragment: Fragment): string {
  if (typeof fragment === "string") return fragment;
  if ("list" in fragment) return `[${fragment.list.map(flowText).join(", ")}]`;
  if (fragment.pairs.length === 0) return "{}";
  return `{ ${fragment.pairs.map(([key, value]) => `${key}: ${flowText(value)}`).join(", ")} }`;
}

/** How a text lays out block collections. */
export interface BlockStyle {
  /** How much further right than its key a list's dashes are. */
  readonly dashIndent: number;
  /** How much further right than its key a nested mapping is. */
  readonly indent: number;
}

/** The lines of a mapping entry in block style; the first one is not indented, the others are for the column of the key. */
export function pairLines(
  key: string,
  value: Fragment,
  column: number,
  style: BlockStyle,
): readonly string[] {
  if (typeof value === "string") return [`${key}: ${value}`];
  if (sizeOf(value) === 0) return [`${key}: ${flowText(value)}`];
  if ("list" in value) {
    const dashes = column + style.dashIndent;
    return [
      `${key}:`,
      ...value.list.flatMap((it) => indented(dashes, entryLines(it, dashes, " ", style))),
    ];
  }
  const inner = column + style.indent;
  const nested = value.pairs.flatMap(([name, it]) =>
    indented(inner, pairLines(name, it, inner, style)),
  );
  return [`${key}:`, ...nested];
}

/** The lines of a list entry in block style; the first one is not indented, the others are for the column of the dash. */
export function entryLines(
  entry: Fragment,
  column: number,
  gap: string,
  style: BlockStyle = { dashIndent: 2, indent: 2 },
): readonly string[] {
  if (typeof entry === "string" || !("pairs" in entry) || entry.pairs.length === 0) {
    return [`-${gap}${flowText(entry)}`];
  }
  const inner = column + 1 + gap.length;
  const [first = "", ...rest] = entry.pairs.flatMap(([key, value], index) => {
    const lines = pairLines(key, value, inner, style);
    return index === 0 ? lines : indented(inner, lines);
  });
  return [`-${gap}${first}`, ...rest];
}

/** The lines with the first one indented as well. */
function indented(column: number, lines: readonly string[]): readonly string[] {
  const [first = "", ...rest] = lines;
  return [" ".repeat(column) + first, ...rest];
}

function sizeOf(fragment: Exclude<Fragment, string>): number {
  return "list" in fragment ? fragment.list.length : fragment.pairs.length;
}

/** PyYAML reads `1e-05` as text: a float needs a dot and a signed exponent. */
function floatText(text: string): string {
  if (text === "nan") return ".nan";
  if (text.endsWith("inf")) return text.replace("inf", ".inf");
  return text.replace(/^(-?\d+)e/, "$1.0e");
}
