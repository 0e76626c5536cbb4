import { oncePer } from "#core/base/once-per.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";

/** A mapping as an example for others: its keys in their order, and those of its values that are texts. */
export interface ExampleMapping {
  readonly keys: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
  /** How much it counts. */
  readonly weight: number;
}

/** The mappings of an item by the route that leads to them, such as `step.parameters[]`. */
export type EntriesByRoute = ReadonlyMap<string, readonly ExampleMapping[]>;

/** The mappings of an item, computed once for each item. */
export const entriesOfItem: (item: SyntaxNode) => EntriesByRoute = oncePer(entriesBelow);

/** The mappings of an item except one, which is being written. */
export function entriesBelow(item: SyntaxNode, except?: SyntaxNode): EntriesByRoute {
  const found = new Map<string, ExampleMapping[]>();
  collect(found, item, "", except);
  return found;
}

/** Reads a mapping without the key that is being written. */
export function entryOf(mapping: SyntaxNode | undefined, except?: SyntaxNode): ExampleMapping {
  const keys: string[] = [];
  const texts = new Map<string, string>();
  for (const { key, value } of mapping?.kind === "mapping" ? mapping.pairs : []) {
    if (key.kind !== "scalar" || key === except) continue;
    keys.push(key.text);
    if (value.kind === "scalar") texts.set(key.text, value.text);
  }
  return { keys, texts, weight: 1 };
}

function collect(
  found: Map<string, ExampleMapping[]>,
  node: SyntaxNode,
  route: string,
  except: SyntaxNode | undefined,
): void {
  if (node.kind === "sequence") {
    for (const it of node.entries) collect(found, it, `${route}[]`, except);
  }
  if (node.kind !== "mapping") return;
  if (node !== except) add(found, route, entryOf(node));
  for (const { key, value } of node.pairs) {
    if (key.kind === "scalar") collect(found, value, joined(route, key.text), except);
  }
}

function add(found: Map<string, ExampleMapping[]>, route: string, entry: ExampleMapping): void {
  const list = found.get(route);
  if (list) list.push(entry);
  else found.set(route, [entry]);
}

function joined(route: string, key: string): string {
  if (route === "") return key === "blueprint" ? "pipeline" : key;
  return `${route}.${key}`;
}
