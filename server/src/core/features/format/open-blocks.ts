import { columnOf } from "#core/base/line.ts";
import { type Document, pieceAt } from "#core/document/document.ts";
import type { ObjectSchema, ValueSchema } from "#core/schema/object-schema.ts";
import { hasConflictMarkers } from "#core/syntax/conflict-markers.ts";
import { sketchYaml } from "#core/syntax/parse.ts";
import type { MappingNode, SequenceNode, SyntaxNode } from "#core/syntax/tree.ts";
import { options as alternatives, objectsOf, schemasAt } from "../completion/schema-at.ts";

/** A block that the lines above leave open and a line could continue. */
export type OpenBlock = OpenList | OpenKeys | OpenValue | OpenText;

/** A list; the column is that of its dashes. */
export interface OpenList {
  readonly kind: "list";
  readonly column: number;
  /** The column of the block around it, in which a line continues after the list. */
  readonly outer: number;
  /** What its entries may be. */
  readonly entries: readonly ValueSchema[];
}

/** A mapping; the column is that of its keys. */
export interface OpenKeys {
  readonly kind: "keys";
  readonly column: number;
  readonly schemas: readonly ValueSchema[];
  readonly node: SyntaxNode;
}

/** A key or a dash that has no value yet. */
export interface OpenValue {
  readonly kind: "value";
  readonly column: number;
  readonly schemas: readonly ValueSchema[];
}

/** A block text: whatever is further right than the column belongs to it. */
export interface OpenText {
  readonly kind: "text";
  readonly column: number;
}

/**
 * The blocks that are open where a line begins, outermost first, derived only from the lines of the item above it;
 * undefined where those are broken, a bracket or quote is open, or a merge is not resolved.
 */
export function openBlocks(
  document: Document,
  lineStart: number,
): readonly OpenBlock[] | undefined {
  const { text, cut } = document;
  const piece = pieceAt(cut ?? document, lineStart - 1);
  if (!piece || hasConflictMarkers(text)) return undefined;
  const above = text.slice(piece.start, lineStart);
  const { roots, errorCount } = sketchYaml(above);
  const root = roots.at(-1);
  if (!root || errorCount > 0) return undefined;
  const blocks: OpenBlock[] = [];
  collect({ text: above, blocks }, root, [], [], columnOf(above, root.range.start));
  return blocks;
}

interface Walk {
  readonly text: string;
  readonly blocks: OpenBlock[];
}

/** Follows the last entry of each block. */
function collect(
  walk: Walk,
  node: SyntaxNode,
  path: readonly (string | number)[],
  chain: readonly SyntaxNode[],
  outer: number,
): void {
  const { text, blocks } = walk;
  if (node.kind === "scalar") {
    if (isBlockText(node)) blocks.push({ kind: "text", column: outer });
    return;
  }
  if ((node.kind !== "sequence" && node.kind !== "mapping") || node.flow) return;
  const column = columnOf(text, node.range.start);
  const within = [...chain, node];
  const last = lastValue(node);
  if (!last) return;
  const inside = [...path, last.at];
  if (node.kind === "sequence") {
    blocks.push({ kind: "list", column, outer, entries: schemasAt(inside, within) });
  } else blocks.push({ kind: "keys", column, schemas: schemasAt(path, chain), node });
  if (isEmpty(last.value)) {
    blocks.push({ kind: "value", column, schemas: schemasAt(inside, within) });
  } else collect(walk, last.value, inside, within, column);
}

/** The value of the last entry and where in the collection it is; undefined if its key is no plain name. */
function lastValue(
  node: SequenceNode | MappingNode,
): { readonly value: SyntaxNode; readonly at: string | number } | undefined {
  if (node.kind === "sequence") {
    const value = node.entries.at(-1);
    return value && { value, at: node.entries.length - 1 };
  }
  const pair = node.pairs.at(-1);
  return pair?.key.kind === "scalar" ? { value: pair.value, at: pair.key.text } : undefined;
}

/** Whether nothing is written for a value, or its anchor or tag alone. */
function isEmpty({ kind, range }: SyntaxNode): boolean {
  return kind === "missing" || (kind === "scalar" && range.start === range.end);
}

function isBlockText(node: SyntaxNode): boolean {
  return node.kind === "scalar" && (node.style === "literal" || node.style === "folded");
}

/** Whether a column lies in a block text that the lines above end with. */
export function isInText(blocks: readonly OpenBlock[], column: number): boolean {
  const last = blocks.at(-1);
  return last?.kind === "text" && column > last.column;
}

/** Whether a list may be the value of a key or dash that has none; a key that is not known may have any. */
export function mayHoldList({ schemas }: OpenValue): boolean {
  return schemas.length === 0 || schemas.some((it) => it.kind === "list" || it.kind === "any");
}

/** Whether one of these schemas describes mappings with this key. */
export function knowsKey(
  schemas: readonly ValueSchema[],
  key: string,
  mapping?: SyntaxNode,
): boolean {
  return objects(schemas, mapping).some((it) => Object.hasOwn(it.properties, key));
}

/** The same, or whether a mapping of any keys may be there. */
export function mayHaveKey(
  schemas: readonly ValueSchema[],
  key: string,
  mapping?: SyntaxNode,
): boolean {
  const isOpen = schemas.flatMap(alternatives).some((it) => it.kind === "any" || it.kind === "map");
  return (
    isOpen ||
    knowsKey(schemas, key, mapping) ||
    objects(schemas, mapping).some((it) => it.open === true)
  );
}

function objects(
  schemas: readonly ValueSchema[],
  mapping: SyntaxNode | undefined,
): readonly ObjectSchema[] {
  return schemas.flatMap(alternatives).flatMap((it) => objectsOf(it, mapping));
}
