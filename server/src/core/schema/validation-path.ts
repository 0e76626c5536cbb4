import type { SourceRange } from "#core/base/range.ts";
import { entriesOf, isMergeKey } from "#core/syntax/mapping.ts";
import { resolveScalar } from "#core/syntax/scalar.ts";
import type { MappingEntry, MappingNode, SyntaxNode } from "#core/syntax/tree.ts";
import type { SchemaPath } from "./schema-path.ts";
import type { Violation } from "./violation.ts";

export type ReportViolation = (
  range: SourceRange,
  at: ValidationPath,
  violation: Violation,
) => void;

/** Where a value is: its path, its schema and the key that holds it. */
export interface ValidationPath {
  readonly path: SchemaPath;
  readonly schemaName: string;
  /** The nearest key above, and its place. */
  readonly key?: string;
  readonly holder: SourceRange | undefined;
  readonly via?: SourceRange;
}

/** The nearest key, as part of a violation. */
export function keyOf(at: ValidationPath): { readonly key?: string } {
  return at.key === undefined ? {} : { key: at.key };
}

/** The validation path of an entry's value. */
export function childPath(
  node: MappingNode,
  entry: MappingEntry,
  at: ValidationPath,
  schemaName: string,
): ValidationPath {
  const via = at.via ?? (entry.merged ? mergeKeyOf(node)?.range : undefined);
  const key = entry.key.text;
  const place = { path: [...at.path, key], schemaName, key, holder: entry.key.range };
  return via ? { ...place, via } : place;
}

function mergeKeyOf(node: MappingNode): SyntaxNode | undefined {
  return node.pairs.find(isMergeKey)?.key;
}

/** Nothing was written, or only an anchor; a written `null` is a value of the wrong type. */
export function isBlank(node: SyntaxNode): boolean {
  if (node.kind === "missing") return true;
  return node.kind === "scalar" && isEmptyScalar(node) && resolveScalar(node).kind === "null";
}

/** An anchor or a tag with nothing after it. */
export function isEmptyScalar(node: SyntaxNode): boolean {
  return node.kind === "scalar" && node.range.start === node.range.end;
}

/** The range of a value in the piece: the scalar or alias itself, an entry of a list, or the key above a collection or a missing value. */
export function rangeOf(node: SyntaxNode, at: ValidationPath): SourceRange {
  const isEntry = typeof at.path.at(-1) === "number";
  if (isEntry && (node.kind === "mapping" || node.kind === "sequence")) return node.range;
  if (node.kind === "alias") return node.range;
  if (node.kind === "scalar" && !isEmptyScalar(node)) return node.range;
  return at.holder ?? startOf(node);
}

/** A short range, in the piece, that represents a collection: its first own key or its first character. */
export function startOf(node: SyntaxNode): SourceRange {
  const [first] = node.kind === "mapping" ? entriesOf(node).values() : [];
  if (first && !first.merged) return first.key.range;
  const { start, end } = node.range;
  return { start, end: Math.min(end, start + 1) };
}
