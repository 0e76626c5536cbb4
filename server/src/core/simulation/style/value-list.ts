import type { Value } from "#core/base/value.ts";
import type { ValueList } from "../variant.ts";

/** A list whose values are computed on demand. */
export function lazyList(length: number, valueAt: (index: number) => Value | undefined): ValueList {
  return {
    length,
    at: (index) => (index >= 0 && index < length ? valueAt(index) : undefined),
  };
}

/** A lazy list of numbers that grow steadily, or fall when they do not rise. */
export function steadyList(
  length: number,
  rises: boolean,
  valueAt: (index: number) => Value | undefined,
): ValueList {
  return { ...lazyList(length, valueAt), order: rises ? "ascending" : "descending" };
}
