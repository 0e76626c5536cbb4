import { never } from "#core/base/never.ts";
import { oncePer } from "#core/base/once-per.ts";
import { entriesOf } from "#core/syntax/mapping.ts";
import { isBytesOrSet, resolveScalar } from "#core/syntax/scalar.ts";
import { dereference, type SyntaxNode } from "#core/syntax/tree.ts";
import { itemSchemaOf } from "./index.ts";
import type { ByKeySchema, ObjectSchema, PropertySchema, ValueSchema } from "./object-schema.ts";
import { hasScalarType } from "./scalar-type.ts";

/** Keys and indices from the value of an item key down to a place. */
export type SchemaPath = readonly (string | number)[];

/** A schema without alternatives: what is left once a value has been looked at. */
export type PlainSchema = Exclude<ValueSchema, { readonly kind: "either" | "by-key" }>;

/** What a scalar means in YAML. */
export type ScalarValue = ReturnType<typeof resolveScalar>;

/** The alternatives that a value may still be checked by: those of its type, or all while it is missing or fits none. */
export function optionsOf(schema: ValueSchema, node?: SyntaxNode): readonly PlainSchema[] {
  if (schema.kind === "by-key") {
    return [{ kind: "object", object: branchOf(schema, node) ?? undecidedObject(schema) }];
  }
  if (schema.kind !== "either") return [schema];
  const target = node && dereference(node);
  const fitting = target ? schema.options.filter((it) => accepts(it, target)) : [];
  const options = fitting.length > 0 ? fitting : schema.options;
  return options.flatMap((it) => optionsOf(it, node));
}

/** Every alternative, also those of another type than the value. */
function allOptionsOf(schema: ValueSchema, node?: SyntaxNode): readonly PlainSchema[] {
  if (schema.kind !== "either") return optionsOf(schema, node);
  return schema.options.flatMap((it) => allOptionsOf(it, node));
}

/** The alternative that validates a value: the first of its type, or else the first. */
export function resolveSchema(schema: ValueSchema, node?: SyntaxNode): PlainSchema {
  return optionsOf(schema, node)[0] ?? { kind: "any" };
}

/** Whether a value has the type that a schema asks for, whatever else is wrong with it. Aliases must be dereferenced. */
export function accepts(schema: ValueSchema, target: SyntaxNode): boolean {
  if (schema.kind !== "any" && isBytesOrSet(target)) return false;
  switch (schema.kind) {
    case "any":
      return true;
    case "list":
      return target.kind === "sequence";
    case "object":
    case "map":
    case "by-key":
      return target.kind === "mapping";
    case "either":
      return schema.options.some((it) => accepts(it, target));
    case "string":
    case "boolean":
    case "integer":
    case "number":
      return target.kind === "scalar" && hasScalarType(schema.kind, resolveScalar(target));
    default:
      return never(schema);
  }
}

/** The branch that the mapping's deciding key picks; undefined while it is missing or unknown. */
export function branchOf(schema: ByKeySchema, node?: SyntaxNode): ObjectSchema | undefined {
  const decider = node && entriesOf(node).get(schema.key)?.value;
  const target = decider && dereference(decider);
  if (target?.kind !== "scalar") return undefined;
  const value = resolveScalar(target);
  if (value.kind !== "string" || !Object.hasOwn(schema.branches, value.value)) return undefined;
  return schema.branches[value.value];
}

/** A mapping whose branch is not known: every key that any branch knows, and only the shared ones required. */
export const undecidedObject: (schema: ByKeySchema) => ObjectSchema = oncePer(commonObject);

function commonObject(schema: ByKeySchema): ObjectSchema {
  const branches = Object.values(schema.branches);
  const properties: { [key: string]: PropertySchema } = {};
  for (const [key, row] of branches.flatMap((it) => Object.entries(it.properties))) {
    const known = properties[key];
    const { required, ...optional } = known ?? row;
    const everywhere = branches.every((it) => it.properties[key]?.required === true);
    properties[key] = everywhere ? { ...optional, required: true } : optional;
  }
  return {
    name: schema.name ?? "mapping",
    doc: branches.map((it) => it.doc).join(" "),
    properties,
  };
}

/** The row of a key; undefined for a key that the mapping does not know. */
export function propertyOf(object: ObjectSchema, key: string): PropertySchema | undefined {
  return Object.hasOwn(object.properties, key) ? object.properties[key] : undefined;
}

/** The schemas of a path below an item key; values on the way select alternatives. Empty where the schema knows nothing. */
export function schemaAt(
  itemKey: string,
  item: SyntaxNode | undefined,
  path: SchemaPath,
): ValueSchema | undefined {
  const object = itemSchemaOf(itemKey);
  return object && descend({ kind: "object", object }, item, path);
}

/** The keys that may be in the mapping at a path, also while its value is not yet a mapping. */
export function objectAt(
  itemKey: string,
  item: SyntaxNode | undefined,
  path: SchemaPath,
): ObjectSchema | undefined {
  const schema = schemaAt(itemKey, item, path);
  if (!schema) return undefined;
  const node = item && nodeAt(item, path);
  for (const option of [...optionsOf(schema, node), ...allOptionsOf(schema, node)]) {
    if (option.kind === "object") return option.object;
  }
  return undefined;
}

/** The row of the key that a path ends in. */
export function propertyAt(
  itemKey: string,
  item: SyntaxNode | undefined,
  path: SchemaPath,
): PropertySchema | undefined {
  const key = path.at(-1);
  if (typeof key !== "string") return undefined;
  const object = objectAt(itemKey, item, path.slice(0, -1));
  return object && propertyOf(object, key);
}

/** The node at a path of keys and indices, through aliases and merge keys. */
export function nodeAt(root: SyntaxNode, path: SchemaPath): SyntaxNode | undefined {
  let node: SyntaxNode | undefined = root;
  for (const segment of path) node = node && childNode(node, segment);
  return node;
}

function childNode(node: SyntaxNode, segment: string | number): SyntaxNode | undefined {
  if (typeof segment === "string") return entriesOf(node).get(segment)?.value;
  const target = dereference(node);
  return target.kind === "sequence" ? target.entries[segment] : undefined;
}

function descend(
  schema: ValueSchema,
  node: SyntaxNode | undefined,
  path: SchemaPath,
): ValueSchema | undefined {
  const [segment, ...rest] = path;
  if (segment === undefined) return schema;
  const child = childSchema(schema, node, segment);
  return child && descend(child, node && childNode(node, segment), rest);
}

/** The first alternative that has such a child: a place may be asked for before its parent has the right type. */
function childSchema(
  schema: ValueSchema,
  node: SyntaxNode | undefined,
  segment: string | number,
): ValueSchema | undefined {
  for (const option of [...optionsOf(schema, node), ...allOptionsOf(schema, node)]) {
    const child = childOf(option, segment);
    if (child) return child;
  }
  return undefined;
}

function childOf(schema: PlainSchema, segment: string | number): ValueSchema | undefined {
  if (typeof segment === "number") return schema.kind === "list" ? schema.of : undefined;
  if (schema.kind === "map") return schema.of;
  return schema.kind === "object" ? propertyOf(schema.object, segment)?.value : undefined;
}
