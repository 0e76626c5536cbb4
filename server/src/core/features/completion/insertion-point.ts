import { columnOf } from "#core/base/line.ts";
import type { Layout } from "#core/edits/layout.ts";
import type { ValueSchema } from "#core/schema/object-schema.ts";
import type { CompletionPlace, InsertionPoint } from "./completion-place.ts";
import { isOneLine } from "./cursor.ts";
import { options } from "./schema-at.ts";

/** The insertion points of a place for these schemas; a block below a key starts on a line of its own. */
export function insertionPointsAt(
  place: Omit<CompletionPlace, "points">,
  schemas: readonly ValueSchema[],
): readonly InsertionPoint[] {
  const { column, quote, marked, layout, flow } = place;
  if (quote === "|") return [];
  const here: Beginning = { lead: marked.lead, column, tail: "", below: false };
  const key = keyOnLine(place);
  if (!key) return schemas.map((schema) => ({ schema, ...here }));
  const scalars = schemas.filter(isScalar).map((schema) => ({ schema, ...here }));
  if (quote !== "" || scalars.length > 0) return scalars;
  return flow ? bracketed(schemas, here) : blocks(schemas, layout, key);
}

type Beginning = Omit<InsertionPoint, "schema">;

/** The key of a value that begins on the same line. */
interface KeyOnLine {
  readonly column: number;
  readonly ofItem: boolean;
}

function keyOnLine(place: Omit<CompletionPlace, "points">): KeyOnLine | undefined {
  const { role, path, pair, marked } = place;
  if (role === "key" || !pair || !isOneLine(place, pair.key.range.start)) return undefined;
  return { column: columnOf(marked.text, pair.key.range.start), ofItem: path.length === 2 };
}

function isScalar({ kind }: ValueSchema): boolean {
  return kind === "string" || kind === "boolean" || kind === "any" || isNumber(kind);
}

function isNumber(kind: ValueSchema["kind"]): boolean {
  return kind === "integer" || kind === "number";
}

function bracketed(schemas: readonly ValueSchema[], here: Beginning): readonly InsertionPoint[] {
  return schemas
    .flatMap((it) => (it.kind === "list" ? options(it.of) : []))
    .filter(isScalar)
    .map((schema) => ({ ...here, schema, lead: `${here.lead}[`, tail: "]" }));
}

function blocks(
  schemas: readonly ValueSchema[],
  layout: Layout,
  key: KeyOnLine,
): readonly InsertionPoint[] {
  const inner = key.column + (key.ofItem ? layout.item : layout.nested);
  const dash = key.column + layout.dash;
  return schemas.flatMap((schema) =>
    schema.kind === "list"
      ? options(schema.of).map((it) => block(it, layout, dash, "- "))
      : [block(schema, layout, inner, "")],
  );
}

function block(schema: ValueSchema, layout: Layout, indent: number, dash: string): InsertionPoint {
  const lead = layout.lineBreak + " ".repeat(indent) + dash;
  return { schema, lead, tail: "", column: indent + dash.length, below: true };
}
