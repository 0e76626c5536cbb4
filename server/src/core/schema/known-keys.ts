import { hasNear, isSlip } from "#core/base/closest.ts";
import { oncePer } from "#core/base/once-per.ts";
import { resolvePlain } from "#core/syntax/scalar.ts";
import { itemSchemas } from "./index.ts";
import type { ObjectSchema, ValueSchema } from "./object-schema.ts";

/** The mapping in which a key is known instead, if there is only one. */
export interface KnownPlace {
  /** The mapping one level up that has the key. */
  readonly above?: string;
  /** The key of the mapping below which the key is known. */
  readonly below?: string;
  /** Whether that key holds a list of such mappings. */
  readonly isList?: boolean;
}

interface Child {
  readonly key: string;
  readonly object: ObjectSchema;
}

const childrenOf = oncePer((object: ObjectSchema): readonly Child[] => {
  return Object.entries(object.properties).flatMap(([key, { value }]) =>
    objectsIn(value).map((it) => ({ key, object: it })),
  );
});

/** Every key that some mapping of valohai.yaml knows, and the keys of items. */
export const propertyNames: ReadonlySet<string> = new Set([
  ...Object.keys(itemSchemas),
  ...[...objectSchemas()].flatMap((it) => Object.keys(it.properties)),
]);

/** Every kind of mapping that the schema describes. */
export function objectSchemas(): ReadonlySet<ObjectSchema> {
  const found = new Set<ObjectSchema>();
  const add = (object: ObjectSchema): void => {
    if (found.has(object)) return;
    found.add(object);
    for (const { object: inner } of childrenOf(object)) add(inner);
  };
  for (const it of Object.values(itemSchemas)) add(it);
  return found;
}

/**
 * Whether a key may come from a newer valohai-yaml: a word that no mapping knows, and that is not a slip of a key of this
 * mapping or of those one level up or down.
 */
export function mayBeNewer(key: string, object: ObjectSchema): boolean {
  if (!/^[A-Za-z][\w-]+$/.test(key) || propertyNames.has(key)) return false;
  if (resolvePlain(key).kind !== "string") return false;
  const own = Object.entries(object.properties);
  if (own.some(([, row]) => row.synonyms?.includes(key.toLowerCase().replaceAll("_", "-")))) {
    return false;
  }
  const around = [...parentsOf(object), ...childrenOf(object).map((it) => it.object)];
  const near = around.flatMap((it) => Object.keys(it.properties));
  return !hasNear(key, Object.keys(object.properties)) && !near.some((it) => isSlip(key, it));
}

/** Where a key belongs that its mapping does not know; undefined where several places know it, or none. */
export function knownPlace(key: string, object: ObjectSchema): KnownPlace {
  const holders = parentsOf(object).filter((it) => Object.hasOwn(it.properties, key));
  // A blueprint is a pipeline by its former name.
  const above = holders.filter(
    (it) => it.properties !== holders[0]?.properties || it === holders[0],
  );
  const below = childrenOf(object).filter((it) => Object.hasOwn(it.object.properties, key));
  const [parent, ...parents] = above;
  const [child, ...children] = below;
  if (child && children.length === 0) {
    const row = object.properties[child.key];
    // What is required is likelier to be meant than what is above.
    if (!parent || row?.required) return { below: child.key, isList: row?.value.kind !== "object" };
    return {};
  }
  return parent && parents.length === 0 && !child ? { above: parent.name } : {};
}

/** The mappings that hold one of this kind; none for an item, and for a node whose type is not known. */
const parentsOf = oncePer((object: ObjectSchema): readonly ObjectSchema[] => {
  return [...objectSchemas()].filter((it) =>
    childrenOf(it).some((child) => child.object === object),
  );
});

/** The mappings that a value may be or hold, without those below them. */
function objectsIn(value: ValueSchema): readonly ObjectSchema[] {
  switch (value.kind) {
    case "list":
    case "map":
      return objectsIn(value.of);
    case "object":
      return [value.object];
    case "either":
      return value.options.flatMap(objectsIn);
    case "by-key":
      return Object.values(value.branches);
    default:
      return [];
  }
}
