import { matchesGlob } from "#core/base/glob.ts";
import { type SourceRange, shift } from "#core/base/range.ts";
import { matchesSource } from "#core/document/declared-keys.ts";
import { type Document, itemNamed } from "#core/document/document.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import { fieldsOf } from "#core/model/read.ts";
import { occurrencesIn } from "./occurrences.ts";
import { placeholderAt } from "./placeholder-at.ts";
import { sameSymbol, type YamlSymbol } from "./symbol.ts";
import { type PlacedOccurrence, place, placesOf, symbolAt } from "./symbol-at.ts";

/** Where something is defined. */
export interface Definition {
  readonly range: SourceRange;
  /** The name at the offset that was asked about. */
  readonly origin: SourceRange;
}

/** Where the thing named at the offset is defined: several places for a wildcard, none for what the file does not define. */
export function definition(document: Document, offset: number): readonly Definition[] {
  const found = symbolAt(document, offset);
  if (!found) return placeholderDefinition(document, offset);
  return definitionsOf(document, found.symbol, found).map(({ range }) => ({
    range,
    origin: found.range,
  }));
}

/** What fills in a placeholder: the list of parameters for `{parameters}`, the named parameter, or the key for `{source-path}`. */
function placeholderDefinition(document: Document, offset: number): readonly Definition[] {
  const found = placeholderAt(document, offset);
  const entry = found?.owner.item.entry;
  if (!found || !entry) return [];
  const { placeholder, owner, step, range: origin } = found;
  if (placeholder.name) {
    const name = placeholder.name.value;
    const symbol = { kind: "parameter", step: step.name?.value ?? "", name } as const;
    const places = definitionsOf(document, symbol, { start: owner.start, item: owner });
    return places.map(({ range }) => ({ range, origin }));
  }
  const key = fieldsOf(entry.value).keyRange(placeholder.kind);
  return key ? [{ range: shift(key, owner.start), origin }] : [];
}

/** The places that define a symbol. */
export function definitionsOf(
  document: Document,
  symbol: YamlSymbol,
  from: Pick<PlacedOccurrence, "start" | "item">,
): readonly PlacedOccurrence[] {
  if (symbol.kind === "anchor") {
    return placesOf(document, symbol, from).filter((it) => it.role === "definition");
  }
  const owner = ownerItem(document, symbol, from.item);
  if (!owner) return [];
  return occurrencesIn(owner.item, document.names)
    .besides(symbol)
    .filter((it) => it.role === "definition" && covers(symbol, it.symbol))
    .map((it) => place(it, owner.start, owner));
}

/** Whether the name in a source socket means what a step declares: inputs and outputs can be patterns on either side. */
export function covers(wanted: YamlSymbol, declared: YamlSymbol): boolean {
  if (sameSymbol(declared, wanted)) return true;
  if (declared.kind !== wanted.kind) return false;
  if (wanted.kind === "input") return matchesGlob(declared.name, wanted.name);
  return wanted.kind === "output" && matchesSource(wanted.name, "output", [declared.name]);
}

function ownerItem(
  document: Document,
  symbol: Exclude<YamlSymbol, { kind: "anchor" }>,
  from: PlacedItem | undefined,
): PlacedItem | undefined {
  switch (symbol.kind) {
    case "step":
    case "task":
    case "pipeline":
    case "endpoint":
    case "deployment":
      return itemNamed(document, symbol.kind, symbol.name);
    case "node":
    case "pipeline-parameter":
      return from;
    case "endpoint-file":
      return symbol.endpoint === "" ? from : itemNamed(document, "endpoint", symbol.endpoint);
    case "parameter":
    case "input":
    case "output":
    case "environment-variable":
    case "metadata":
      return symbol.step === "" ? from : itemNamed(document, "step", symbol.step);
  }
}
