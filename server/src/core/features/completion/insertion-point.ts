import type { Layout } from "#core/edits/layout.ts";
import type { ValueSchema } from "#core/schema/object-schema.ts";
import { options } from "./schema-at.ts";

/** One way to insert a value at a place: as it is, or as the first line of a new block. */
export interface InsertionPoint {
  readonly schema: ValueSchema;
  /** What to write before the value. */
  readonly lead: string;
  /** What to write after it. */
  readonly tail: string;
  /** The column in which it starts. */
  readonly column: number;
  /** Whether it starts a block on a line of its own, directly after the colon of its key. */
  readonly below: boolean;
}

/** What determines how a value can start. */
export interface CursorContext {
  readonly flow: boolean;
  readonly quoted: boolean;
  readonly lead: string;
  readonly column: number;
  readonly layout: Layout;
  /** The key on the same line that the value belongs to. */
  readonly key: { readonly column: number; readonly ofItem: boolean } | undefined;
}

/** The insertion points for these schemas; a block below a key starts on a line of its own. */
export function insertionPointsAt(
  place: CursorContext,
  schemas: readonly ValueSchema[],
): readonly InsertionPoint[] {
  const { lead, column, key } = place;
  const here: Beginning = { lead, column, tail: "", below: false };
  if (!key) return schemas.map((schema) => ({ schema, ...here }));
  const scalars = schemas.filter(isScalar).map((schema) => ({ schema, ...here }));
  if (place.quoted || scalars.length > 0) return scalars;
  return place.flow ? bracketed(schemas, here) : blocks(schemas, place.layout, key);
}

type Beginning = Omit<InsertionPoint, "schema">;

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
  key: NonNullable<CursorContext["key"]>,
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
