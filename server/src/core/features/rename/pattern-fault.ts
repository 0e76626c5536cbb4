import { isGlob, matchesGlob } from "#core/base/glob.ts";
import { lineColumns } from "#core/base/line-column.ts";
import type { Document } from "#core/document/document.ts";
import { definitionsOf } from "#core/names/definition.ts";
import { referencesTo } from "#core/names/references.ts";
import type { PlacedOccurrence, SymbolAt } from "#core/names/symbol-at.ts";

/** The message about the pattern of an edge that would match no input once one is renamed; undefined if there is none. */
export function patternFault(
  document: Document,
  found: SymbolAt,
  newName: string,
): string | undefined {
  const { kind, name } = found.symbol;
  if (kind !== "input" || isGlob(name)) return undefined;
  const matchesOthers = (it: PlacedOccurrence) =>
    definitionsOf(document, it.symbol, it).some(({ symbol }) => symbol.name !== name);
  const broken = referencesTo(document, found).find(
    (it) => isGlob(it.symbol.name) && !matchesGlob(newName, it.symbol.name) && !matchesOthers(it),
  );
  if (!broken) return undefined;
  const { line } = lineColumns(document.text)(broken.range.start);
  return `The pattern "${broken.symbol.name}" in line ${line} would not match "${newName}"; change it first`;
}
