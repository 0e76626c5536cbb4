import type { Layout } from "#core/edits/layout.ts";
import type { ValueSchema } from "#core/schema/object-schema.ts";
import { options } from "./schema-at.ts";

/** One way to begin what a place may hold: a value as it is, or the first line of a block that holds it. */
export interface Opening {
  readonly schema: ValueSchema;
  /** What is written before it. */
  readonly lead: string;
  /** What is written behind it. */
  readonly tail: string;
  /** The column in which it begins. */
  readonly column: number;
  /** It begins a block on a line of its own, right behind the colon of its key. */
  readonly below: boolean;
}

/** What decides how a value can begin. */
export interface Surroundings {
  readonly flow: boolean;
  readonly quoted: boolean;
  readonly lead: string;
  readonly column: number;
  readonly layout: Layout;
  /** The key on the same line that the value belongs to. */
  readonly key: { readonly column: number; readonly ofItem: boolean } | undefined;
}

/** The openings for what a schema allows; a block below a key opens on a line of its own. */
export function openingsAt(
  place: Surroundings,
  schemas: readonly ValueSchema[],
): readonly Opening[] {
  const { lead, column, key } = place;
  const here: Beginning = { lead, column, tail: "", below: false };
  if (!key) return schemas.map((schema) => ({ schema, ...here }));
  const scalars = schemas.filter(isScalar).map((schema) => ({ schema, ...here }));
  if (place.quoted || scalars.length > 0) return scalars;
  return place.flow ? bracketed(schemas, here) : blocks(schemas, place.layout, key);
}

type Beginning = Omit<Opening, "schema">;

function isScalar({ kind }: ValueSchema): boolean {
  return kind === "string" || kind === "boolean" || kind === "any" || isNumber(kind);
}

function isNumber(kind: ValueSchema["kind"]): boolean {
  return kind === "integer" || kind === "number";
}

function bracketed(schemas: readonly ValueSchema[], here: Beginning): readonly Opening[] {
  return schemas
    .flatMap((it) => (it.kind === "list" ? options(it.of) : []))
    .filter(isScalar)
    .map((schema) => ({ ...here, schema, lead: `${here.lead}[`, tail: "]" }));
}

function blocks(
  schemas: readonly ValueSchema[],
  layout: Layout,
  key: NonNullable<Surroundings["key"]>,
): readonly Opening[] {
  const inner = key.column + (key.ofItem ? layout.item : layout.nested);
  const dash = key.column + layout.dash;
  return schemas.flatMap((schema) =>
    schema.kind === "list"
      ? options(schema.of).map((it) => block(it, layout, dash, "- "))
      : [block(schema, layout, inner, "")],
  );
}

function block(schema: ValueSchema, layout: Layout, indent: number, dash: string): Opening {
  const lead = layout.lineBreak + " ".repeat(indent) + dash;
  return { schema, lead, tail: "", column: indent + dash.length, below: true };
}
