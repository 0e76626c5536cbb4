import { itemSchema } from "#core/schema/index.ts";
import type { ByKeySchema, ObjectSchema, ValueSchema } from "#core/schema/object-schema.ts";
import { rules, rulesOfStyle } from "#core/schema/variant-parameter.ts";
import { valueAt } from "#core/syntax/mapping.ts";
import { dereference, type SyntaxNode } from "#core/syntax/tree.ts";

const documentSchema: ValueSchema = { kind: "list", of: { kind: "object", object: itemSchema } };

/** What may be at the end of a path; several schemas where the text does not decide yet. */
export function schemasAt(
  path: readonly (string | number)[],
  chain: readonly SyntaxNode[],
): readonly ValueSchema[] {
  return path.reduce<readonly ValueSchema[]>(
    (schemas, step, depth) =>
      schemas.flatMap((it) => entered(it, step, chain[depth])).flatMap(options),
    [documentSchema],
  );
}

/** What a mapping may hold; several where the key that decides is not written yet. */
export function objectsOf(
  schema: ValueSchema,
  mapping: SyntaxNode | undefined,
): readonly ObjectSchema[] {
  if (schema.kind === "object") return [schema.object];
  return schema.kind === "by-key" ? branchesOf(schema, mapping) : [];
}

/** The alternatives that a schema stands for. */
export function options(schema: ValueSchema): readonly ValueSchema[] {
  return schema.kind === "either" ? schema.options.flatMap(options) : [schema];
}

function entered(
  schema: ValueSchema,
  step: string | number,
  collection: SyntaxNode | undefined,
): readonly ValueSchema[] {
  if (typeof step === "number") return schema.kind === "list" ? [schema.of] : [];
  if (schema.kind === "map") return [schema.of];
  return objectsOf(schema, collection).flatMap((object) => {
    const property = Object.hasOwn(object.properties, step) ? object.properties[step] : undefined;
    return property ? [property.value] : [];
  });
}

function branchesOf(
  { key, branches }: ByKeySchema,
  mapping: SyntaxNode | undefined,
): readonly ObjectSchema[] {
  const decided = textAt(mapping, key);
  const branch =
    decided !== undefined && Object.hasOwn(branches, decided) ? branches[decided] : undefined;
  return branch ? [branch] : Object.values(branches);
}

/** The rules that the style of a variant parameter reads, those that it needs marked as required. */
export function rulesFor(parameter: SyntaxNode | undefined): ObjectSchema {
  const style = textAt(parameter, "style") ?? "";
  const own = Object.hasOwn(rulesOfStyle, style) ? rulesOfStyle[style] : undefined;
  if (!own) return rules;
  const keys = [...own.required, ...own.optional];
  const properties = keys.flatMap((key) => {
    const property = rules.properties[key];
    return property ? [[key, { ...property, required: own.required.includes(key) }] as const] : [];
  });
  return { ...rules, properties: Object.fromEntries(properties) };
}

function textAt(mapping: SyntaxNode | undefined, key: string): string | undefined {
  const found = mapping && valueAt(mapping, key);
  const value = found && dereference(found);
  return value?.kind === "scalar" ? value.text : undefined;
}
