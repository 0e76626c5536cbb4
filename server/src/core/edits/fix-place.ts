import type { TextEdit } from "#core/base/edit.ts";
import type { FixKind } from "#core/base/fix-kind.ts";
import type { SourceRange } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import { itemAt } from "#core/document/items-at.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import { locate, type TreePath } from "#core/syntax/locate.ts";
import { quoteFix } from "#core/syntax/quote.ts";
import type { MappingNode, ScalarNode } from "#core/syntax/tree.ts";
import { type EditSource, editAt, sourceOf } from "./edit-source.ts";
import type { FixedProblem } from "./fix.ts";
import { insertPair, ownPair } from "./insert-pair.ts";
import { removePair } from "./remove.ts";
import type { Fragment } from "./yaml-text.ts";

/** The tree around a problem, for its fixes. */
export interface FixPlace {
  readonly placed: PlacedItem;
  readonly source: EditSource;
  readonly place: TreePath;
  /** The mappings around the problem, the innermost first. */
  readonly mappings: readonly MappingNode[];
}

/** A rule's fixes: empty where there are no edits. */
export function fixOf(
  kind: FixKind,
  title: string,
  edits: readonly TextEdit[] | undefined,
): readonly {
  readonly kind: FixKind;
  readonly title: string;
  readonly edits: readonly TextEdit[];
}[] {
  return edits && edits.length > 0 ? [{ kind, title, edits }] : [];
}

/** The fix that puts what is in a range of the file in quotes. */
export function quoteFixAt(
  { text }: Document,
  range: SourceRange,
  kind: FixKind = "keep",
): ReturnType<typeof quoteFix> {
  return quoteFix(text.slice(range.start, range.end), range, kind);
}

/** Finds the key or value at which a problem starts. */
export function fixPlace(document: Document, problem: FixedProblem): FixPlace | undefined {
  const { range, start } = problem;
  const placed = itemAt(document, range.start, start);
  const place = placed && locate(placed.item.node, range.start - start);
  if (!placed || !place) return undefined;
  const mappings = place.chain.filter((it) => it.kind === "mapping").reverse();
  return { placed, source: sourceOf(placed), place, mappings };
}

/** The edits of the file that remove a key from the mapping around a problem. */
export function removeKeyAt(
  document: Document,
  problem: FixedProblem,
  key: string,
): readonly TextEdit[] | undefined {
  const found = fixPlace(document, problem);
  const mapping = found?.mappings[0];
  return found && mapping && removePair(found.source, mapping, key);
}

/** The edits of the file that add a key to the mapping around a problem. */
export function addKeyAt(
  document: Document,
  problem: FixedProblem,
  key: string,
  value: Fragment,
): readonly TextEdit[] | undefined {
  const found = fixPlace(document, problem);
  const mapping = found?.mappings[0];
  return found && mapping && insertPair(found.source, mapping, key, value);
}

/** The edits of the file that give a key of the mapping around a problem this value, adding the key if it is missing. */
export function setKeyAt(
  document: Document,
  problem: FixedProblem,
  key: string,
  value: string,
): readonly TextEdit[] | undefined {
  const found = fixPlace(document, problem);
  const mapping = found?.mappings[0];
  const pair = mapping && ownPair(mapping, key);
  if (!found || !pair) return addKeyAt(document, problem, key, value);
  const { kind, range } = pair.value;
  if (kind === "missing") {
    if (!hasColon(found.source.text, pair.key)) {
      return [editAt(found.source, pair.key.range.end, pair.key.range.end, `: ${value}`)];
    }
    const gap = found.source.text[range.end] === "#" ? " " : "";
    return [editAt(found.source, pair.key.range.end + 1, range.end, ` ${value}${gap}`)];
  }
  return kind === "scalar" ? [editAt(found.source, range.start, range.end, value)] : undefined;
}

/** Whether a colon follows a key: between braces a key may be without one, and so without a value. */
export function hasColon(text: string, { range }: { readonly range: SourceRange }): boolean {
  return /^[ \t]*:/.test(text.slice(range.end));
}

/** The plain scalar that a problem underlines, if it underlines one. */
export function plainScalarAt(document: Document, problem: FixedProblem): ScalarNode | undefined {
  const node = fixPlace(document, problem)?.place.node;
  return node?.kind === "scalar" && node.style === "plain" ? node : undefined;
}
