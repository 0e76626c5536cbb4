import type { Value } from "#core/base/value.ts";
import type { Expected } from "./keeps-rest.ts";

type Objects = Extract<Value, { kind: "object" }>;

/** The change of an item as plain data that gives a list of its pipeline other entries; a list that is missing or null is empty. */
export function changeOfList(
  key: "nodes" | "edges",
  change: (entries: readonly Value[]) => readonly Value[],
): Expected {
  return (item) =>
    mapValues(item, (body) => {
      const old =
        body.kind === "object" ? body.entries.find(([name]) => name === key)?.[1] : undefined;
      const list: Value = { kind: "list", items: change(old?.kind === "list" ? old.items : []) };
      return body.kind === "object" ? withValue(body, key, list) : body;
    });
}

/** An object of texts. */
export function objectOf(pairs: readonly (readonly [string, Value])[]): Value {
  return { kind: "object", entries: pairs.map(([key, value]) => [key, value]) };
}

/** An object with another value for a key, in the place of the old one or at the end. */
export function withValue(object: Objects, key: string, value: Value): Objects {
  const { entries } = object;
  const isThere = entries.some(([name]) => name === key);
  return {
    kind: "object",
    entries: isThere
      ? entries.map(([name, old]) => [name, name === key ? value : old])
      : [...entries, [key, value]],
  };
}

/** An item has one key, below which is its config; others are not changed. */
function mapValues(item: Value, change: (body: Value) => Value): Value {
  if (item.kind !== "object") return item;
  return { kind: "object", entries: item.entries.map(([key, value]) => [key, change(value)]) };
}
