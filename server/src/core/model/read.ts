import { isSlip } from "#core/base/closest.ts";
import type { Located, SourceRange } from "#core/base/range.ts";
import { nullValue, type Value } from "#core/base/value.ts";
import { entriesOf, listOf } from "#core/syntax/mapping.ts";
import { resolveScalar } from "#core/syntax/scalar.ts";
import { scalarOffsets } from "#core/syntax/scalar-offsets.ts";
import { dereference, type MappingEntry, type SyntaxNode } from "#core/syntax/tree.ts";

/** The entries of a mapping, read by key; anything absent or of another shape reads as undefined. */
export interface Fields {
  readonly node: SyntaxNode;
  text(key: string): Located<string> | undefined;
  texts(key: string): readonly Located<string>[];
  value(key: string): Located<Value> | undefined;
  values(key: string): Located<readonly Value[]> | undefined;
  flag(key: string, otherwise: boolean): boolean;
  list(key: string): readonly SyntaxNode[];
  mapping(key: string): Fields | undefined;
  keyRange(key: string): SourceRange | undefined;
  has(key: string): boolean;
  keys(): Iterable<string>;
}

/** Opens a mapping for reading; any other node reads as an empty mapping. */
export function fieldsOf(node: SyntaxNode): Fields {
  return new MappingFields(node, entriesOf(node));
}

/** A class, since many are made at each keystroke. */
class MappingFields implements Fields {
  readonly node: SyntaxNode;
  readonly #entries: ReadonlyMap<string, MappingEntry>;

  constructor(node: SyntaxNode, entries: ReadonlyMap<string, MappingEntry>) {
    this.node = node;
    this.#entries = entries;
  }

  text(key: string): Located<string> | undefined {
    return locatedText(this.#at(key));
  }

  texts(key: string): readonly Located<string>[] {
    return textsOf(this.#at(key));
  }

  value(key: string): Located<Value> | undefined {
    return locatedValue(this.#at(key));
  }

  values(key: string): Located<readonly Value[]> | undefined {
    const found = this.value(key);
    return found?.value.kind === "list"
      ? { value: found.value.items, range: found.range }
      : undefined;
  }

  flag(key: string, otherwise: boolean): boolean {
    const found = this.value(key)?.value;
    return found?.kind === "boolean" ? found.value : otherwise;
  }

  list(key: string): readonly SyntaxNode[] {
    return listOf(this.#at(key));
  }

  mapping(key: string): Fields | undefined {
    const found = this.#at(key);
    return found && dereference(found).kind === "mapping" ? fieldsOf(found) : undefined;
  }

  keyRange(key: string): SourceRange | undefined {
    return this.#entries.get(key)?.key.range;
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  keys(): Iterable<string> {
    return this.#entries.keys();
  }

  #at(key: string): SyntaxNode | undefined {
    return (this.#entries.get(key) ?? misspelt(this.#entries, key))?.value;
  }
}

/** The keys through which other places see what a mapping declares. */
const carriers: ReadonlySet<string> = new Set([
  "name",
  "parameters",
  "inputs",
  "outputs",
  "environment-variables",
  "nodes",
  "edges",
  "files",
]);

/** What is under a key with a slip: the key is one fault, and its content still counts. */
function misspelt(
  entries: ReadonlyMap<string, MappingEntry>,
  key: string,
): MappingEntry | undefined {
  if (!carriers.has(key)) return undefined;
  for (const [written, entry] of entries) {
    if (Math.abs(written.length - key.length) <= 2 && isSlip(written, key)) return entry;
  }
  return undefined;
}

/** The text of a scalar with the place where it is used: for an alias, that of the alias. */
export function locatedText(node: SyntaxNode | undefined): Located<string> | undefined {
  if (!node) return undefined;
  const target = dereference(node);
  if (target.kind !== "scalar" || resolveScalar(target).kind === "null") return undefined;
  const place = { value: target.text, range: node.range };
  return node.kind === "alias" ? { ...place, written: target.range } : place;
}

/** A string or a list of strings, as a list. */
function textsOf(node: SyntaxNode | undefined): readonly Located<string>[] {
  if (!node) return [];
  const single = locatedText(node);
  if (single) return [single];
  return listOf(node).flatMap((it) => locatedText(it) ?? []);
}

function locatedValue(node: SyntaxNode | undefined): Located<Value> | undefined {
  if (!node || node.kind === "missing") return undefined;
  return { value: valueOfNode(node), range: node.range };
}

/** What Python would hold for the node; what cannot be read is null. */
export function valueOfNode(node: SyntaxNode): Value {
  const target = dereference(node);
  switch (target.kind) {
    case "scalar":
      return resolveScalar(target);
    case "sequence":
      return { kind: "list", items: target.entries.map(valueOfNode) };
    case "mapping":
      return {
        kind: "object",
        entries: [...entriesOf(target)].map(([key, entry]) => [key, valueOfNode(entry.value)]),
      };
    case "alias":
    case "missing":
      return nullValue;
  }
}

/** The place of a part of a scalar's decoded text; for an alias, which does not hold the text, the place is all of it. */
export function partRange(
  source: string,
  scalar: SourceRange,
  decoded: string,
  from: number,
  to: number,
): SourceRange {
  const raw = source.slice(scalar.start, scalar.end);
  const lead = raw.indexOf(decoded);
  if (lead < 0) return scalarOffsets(source, scalar, decoded).rangeOf(from, to);
  return { start: scalar.start + lead + from, end: scalar.start + lead + to };
}
