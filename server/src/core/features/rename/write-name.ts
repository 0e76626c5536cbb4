import { applyEdits, type TextEdit } from "#core/base/edit.ts";
import { type SourceRange, shift } from "#core/base/range.ts";
import type { Piece } from "#core/model/piece.ts";
import { locate } from "#core/syntax/locate.ts";
import { insideQuotes, isPlainSafe, type ScalarContext, singleQuoted } from "#core/syntax/quote.ts";
import { scalarOffsets } from "#core/syntax/scalar-offsets.ts";
import type { ScalarNode } from "#core/syntax/tree.ts";

/** A name to be replaced, with the place where it is in a piece. */
export interface WrittenName {
  readonly range: SourceRange;
  readonly name: string;
}

/**
 * The edits of the piece that write another name at these places, quoted as each of them needs it; undefined if one
 * of the names cannot be found in the text, for example because it is written with escapes.
 */
export function writeName(
  { text, roots }: Piece,
  places: readonly WrittenName[],
  newName: string,
): readonly TextEdit[] | undefined {
  const scalars = new Map<ScalarNode, { surroundings: ScalarContext; places: WrittenName[] }>();
  for (const it of places) {
    const found = scalarAt(roots, it.range);
    if (!found) return undefined;
    const known = scalars.get(found.scalar);
    if (known) known.places.push(it);
    else scalars.set(found.scalar, { surroundings: found.surroundings, places: [it] });
  }
  const edits: TextEdit[] = [];
  for (const [scalar, { surroundings, places: own }] of scalars) {
    const parts = own.map((it) => partOf(text, scalar, it));
    if (parts.includes(undefined)) return undefined;
    const known = parts.filter((it) => it !== undefined);
    for (const it of rewrite({ text, scalar, surroundings, parts: known }, newName)) edits.push(it);
  }
  return edits;
}

function scalarAt(roots: Piece["roots"], range: SourceRange) {
  for (const root of roots) {
    const found = locate(root, range.start);
    if (found?.node.kind !== "scalar" || found.node.range.end < range.end) continue;
    const parent = found.chain.at(-1);
    const flow = (parent?.kind === "mapping" || parent?.kind === "sequence") && parent.flow;
    const surroundings: ScalarContext = flow ? "flow" : "block";
    return { scalar: found.node, surroundings };
  }
  return undefined;
}

/** A stretch of a scalar's decoded text and the place of the same stretch in the source. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly range: SourceRange;
}

function partOf(text: string, scalar: ScalarNode, { range, name }: WrittenName): Part | undefined {
  const offsets = scalarOffsets(text, scalar.range, scalar.text);
  let from = scalar.text.indexOf(name);
  while (from >= 0) {
    const to = from + name.length;
    const place = offsets.rangeOf(from, to);
    if (scalar.text === name || place.start === range.start) return { from, to, range: place };
    from = scalar.text.indexOf(name, from + 1);
  }
  return undefined;
}

/** A scalar of a text, and its parts that get another name. */
interface NamingScalar {
  readonly text: string;
  readonly scalar: ScalarNode;
  readonly surroundings: ScalarContext;
  readonly parts: readonly Part[];
}

function rewrite(it: NamingScalar, newName: string): readonly TextEdit[] {
  const { scalar, parts } = it;
  const asPart = (newText: string) => parts.map(({ range }) => ({ range, newText }));
  switch (scalar.style) {
    case "literal":
    case "folded":
      return asPart(newName);
    case "double-quoted":
      return asPart(insideQuotes(newName, '"'));
    case "single-quoted":
      return rewriteSingleQuoted(it, newName);
    case "plain":
      return rewritePlain(it, newName);
  }
}

/** Also removes single quotes that only the old name needed. */
function rewriteSingleQuoted(it: NamingScalar, newName: string): readonly TextEdit[] {
  const { text, scalar, surroundings, parts } = it;
  const edits = parts.map(({ range }) => ({ range, newText: insideQuotes(newName, "'") }));
  const needed = !isPlainSafe(scalar.text, surroundings);
  if (!needed || scalar.tag || !isPlainSafe(renamedText(it, newName), surroundings)) return edits;
  const { start, end } = scalar.range;
  const content = rewritten(text, { start: start + 1, end: end - 1 }, edits);
  return [{ range: scalar.range, newText: content.replaceAll("''", "'") }];
}

function rewritePlain(it: NamingScalar, newName: string): readonly TextEdit[] {
  const { text, scalar, surroundings, parts } = it;
  const edits = parts.map(({ range }) => ({ range, newText: newName }));
  if (isPlainSafe(renamedText(it, newName), surroundings)) return edits;
  // Some plain texts are valid although they seem to need quotes; a simple name keeps them valid.
  const isOdd =
    !isPlainSafe(scalar.text, surroundings) &&
    scalar.text !== text.slice(parts[0]?.range.start, parts[0]?.range.end);
  if (isOdd && /^[\w.-]+$/.test(newName)) return edits;
  const content = rewritten(text, scalar.range, edits);
  return [{ range: scalar.range, newText: singleQuoted(content) }];
}

/** The decoded text of a scalar with another name. */
function renamedText({ scalar, parts }: NamingScalar, newName: string): string {
  const edits = parts.map(({ from, to }) => ({
    range: { start: from, end: to },
    newText: newName,
  }));
  return applyEdits(scalar.text, edits);
}

/** A stretch of the source after edits in it. */
function rewritten(text: string, { start, end }: SourceRange, edits: readonly TextEdit[]): string {
  const own = edits.map((it) => ({ ...it, range: shift(it.range, -start) }));
  return applyEdits(text.slice(start, end), own);
}
