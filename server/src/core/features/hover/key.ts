import { bullets, code, paragraphs } from "#core/base/markdown.ts";
import { shift } from "#core/base/range.ts";
import { placeAt } from "#core/document/items-at.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import { itemSchema } from "#core/schema/index.ts";
import type { PropertySchema, ValueSchema } from "#core/schema/object-schema.ts";
import { propertyAt, resolveSchema, schemaAt } from "#core/schema/schema-path.ts";
import type { TreePath } from "#core/syntax/locate.ts";
import type { Hoverer } from "./hoverer.ts";

/** Says what a key is for and what a chosen value means. */
export const keyHoverer: Hoverer = {
  name: "key",
  describe(document, offset) {
    const found = placeAt(document, offset);
    if (!found) return undefined;
    const { placed, place } = found;
    const markdown =
      place.role === "key" ? describeKey(placed, place) : describeChoice(placed, place);
    return markdown ? { range: shift(place.node.range, placed.start), markdown } : undefined;
  },
};

/** What a key is for; undefined for a key that the schema does not know. */
export function describeKey({ item }: PlacedItem, { path }: TreePath): string | undefined {
  const [keyword, ...rest] = path;
  if (typeof keyword !== "string") return undefined;
  const property =
    rest.length === 0
      ? itemSchema.properties[keyword]
      : item.entry && propertyAt(keyword, item.entry.value, rest);
  const key = path.at(-1);
  return property && typeof key === "string" ? describeProperty(key, property) : undefined;
}

/** What a key is for, its default and its choices, as Markdown. */
export function describeProperty(key: string, property: PropertySchema): string {
  return paragraphs(
    `**${key}**${property.required ? " (required)" : ""}`,
    property.doc,
    property.default === undefined ? undefined : `Default: ${code(property.default)}`,
    bullets(choicesOf(property.value).map((it) => `${code(it.value)}: ${it.doc}`)),
  );
}

function describeChoice({ item }: PlacedItem, { path, node }: TreePath): string | undefined {
  const [keyword, ...rest] = path;
  if (typeof keyword !== "string" || node.kind !== "scalar" || !item.entry) return undefined;
  const schema = schemaAt(keyword, item.entry.value, rest);
  const choice = schema && choicesOf(schema, node).find((it) => it.value === node.text);
  return choice && paragraphs(`**${choice.value}**`, choice.doc);
}

function choicesOf(schema: ValueSchema, node?: TreePath["node"]) {
  const plain = resolveSchema(schema, node);
  if (plain.kind === "list") return resolveChoices(plain.of);
  return plain.kind === "string" ? (plain.choices ?? []) : [];
}

function resolveChoices(schema: ValueSchema) {
  const plain = resolveSchema(schema);
  return plain.kind === "string" ? (plain.choices ?? []) : [];
}
