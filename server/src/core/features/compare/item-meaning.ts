import type { SourceRange } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";

/** What a part of a file says, whatever it looks like: two parts with the same `sameText` mean the same. */
export type Meaning = LeafMeaning | MappingMeaning | EntriesMeaning;

interface MeaningBase {
  /** In offsets of the piece. */
  readonly range: SourceRange;
  /** What is written, for people. */
  readonly value: Value;
}

/** A value that is compared as a whole. */
export interface LeafMeaning extends MeaningBase {
  readonly kind: "leaf";
  /** Equal for equal meanings. */
  readonly text: string;
}

/** A mapping, without the keys that say what is assumed anyway. */
export interface MappingMeaning extends MeaningBase {
  readonly kind: "mapping";
  readonly parts: ReadonlyMap<string, Meaning>;
  /** What is assumed for keys that are not in `parts`. */
  readonly assumed: ReadonlyMap<string, Meaning>;
}

/** A list whose entries have names, or are known by what they join: parameters, nodes, edges. Their order does not count. */
export interface EntriesMeaning extends MeaningBase {
  readonly kind: "entries";
  /** What one of them is called, such as "parameter". */
  readonly noun: string;
  /** Whether its entries have names of their own, which can change. */
  readonly isNamed: boolean;
  readonly entries: ReadonlyMap<string, Meaning>;
}

/** A text that two meanings share if they are the same. */
export function sameText(meaning: Meaning): string {
  switch (meaning.kind) {
    case "leaf":
      return meaning.text;
    case "mapping":
      return textOfParts(meaning.parts);
    case "entries":
      return textOfParts(meaning.entries);
  }
}

function textOfParts(parts: ReadonlyMap<string, Meaning>): string {
  const texts = [...parts].map(([key, part]) => `${JSON.stringify(key)}:${sameText(part)}`);
  return `{${texts.sort().join(",")}}`;
}

/** A text that two values share if they are the same; the order of keys does not count. */
export function textOfValue(value: Value): string {
  switch (value.kind) {
    case "list":
      return `[${value.items.map(textOfValue).join(",")}]`;
    case "object":
      return `{${value.entries
        .map(([key, it]) => `${JSON.stringify(key)}:${textOfValue(it)}`)
        .sort()
        .join(",")}}`;
    default:
      return JSON.stringify(value);
  }
}

/** The entries of a list that an item holds under a key. */
export function entriesAt(
  item: Meaning | undefined,
  list: string,
): ReadonlyMap<string, Meaning> | undefined {
  const found = item?.kind === "mapping" ? item.parts.get(list) : undefined;
  return found?.kind === "entries" ? found.entries : undefined;
}
