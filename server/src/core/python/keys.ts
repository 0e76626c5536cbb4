import type { SourceRange } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";
import type { Bindings, Expression } from "./bindings.ts";
import type { PythonNode } from "./syntax.ts";

/** A key of a dictionary that the program names. */
export interface DictionaryKey {
  readonly name: string;
  /** The characters of the name in the program; the whole expression where the key is not written as such. */
  readonly range: SourceRange;
  /** Whether the range holds just the name, so that an edit can replace it. */
  readonly literal: boolean;
  /** Whether it is written as the name of an argument, so that it must be an identifier. */
  readonly keyword?: boolean;
  /** The value, where it is a constant. */
  readonly value?: Value;
}

/** A key with the file in which it is written. */
export interface FoundKey extends DictionaryKey {
  readonly origin: Bindings;
  /** What the program gives it. */
  readonly given?: Expression;
}

/** The keys that a dictionary certainly may have, and whether it may have others. */
export interface DictionaryKeys {
  readonly keys: readonly FoundKey[];
  /** No key is computed, so that the list is all there is. */
  readonly complete: boolean;
}

/** Nothing is known of the keys. */
export const unknownKeys: DictionaryKeys = { keys: [], complete: false };

/** There is no key. */
export const noKeys: DictionaryKeys = { keys: [], complete: true };

/** Joins what several expressions may give. */
export function joined(parts: readonly DictionaryKeys[]): DictionaryKeys {
  const keys = parts.flatMap((it) => it.keys);
  return {
    keys: keys.length > manyKeys ? withoutRepeats(keys) : keys,
    complete: parts.every((it) => it.complete),
  };
}

/** Functions that call each other pass on the same keys many times; lists shorter than this are left as they are. */
const manyKeys = 100;

/** The keys without those at the place of an earlier one with the same name. */
export function withoutRepeats<Key extends Pick<FoundKey, "name" | "range" | "origin">>(
  keys: readonly Key[],
): readonly Key[] {
  const seen = new Map<Bindings, Set<string>>();
  return keys.filter(({ name, range, origin }) => {
    const places = seen.get(origin) ?? new Set();
    seen.set(origin, places);
    const place = `${range.start} ${name}`;
    return !places.has(place) && places.add(place);
  });
}

/** The elements of an iteration, and whether these are all. */
export interface Elements {
  readonly values: readonly Expression[];
  readonly complete: boolean;
}

/** None of the elements is known. */
export const unknownElements: Elements = { values: [], complete: false };

/** Joins the elements of several iterations. */
export function joinedElements(parts: readonly Elements[]): Elements {
  return {
    values: parts.flatMap((it) => it.values),
    complete: parts.every((it) => it.complete),
  };
}

type ReadAs<Result> = (bindings: Bindings, node: PythonNode, depth: number) => Result;

type ReadEach<Result> = (
  bindings: Bindings,
  node: PythonNode,
  path: readonly number[],
  depth: number,
) => Result;

/** The ways to read an expression; each may need the others. */
export interface Readers {
  /** The keys of the dictionary that it gives. */
  readonly keysOf: ReadAs<DictionaryKeys>;
  /** The texts that it may give, as keys. */
  readonly namesOf: ReadAs<DictionaryKeys>;
  /** The texts of an iteration over it, or those at a path within each element. */
  readonly eachName: ReadEach<DictionaryKeys>;
  /** The elements of an iteration over it, or the parts at a path within each element. */
  readonly eachValue: ReadEach<Elements>;
}
