import type { IndexSet } from "./index-set.ts";

/** One varied parameter of a filtered product: which of its values are left, by the clauses that they satisfy. */
export interface Dimension {
  /** How many values the parameter has in all. */
  readonly size: number;
  readonly classes: readonly IndexClass[];
}

/** Values that satisfy the same clauses; a clause is a condition that any one parameter can satisfy. */
export interface IndexClass {
  /** A bit for each clause that the values satisfy. */
  readonly mask: number;
  readonly indices: IndexSet;
}

/** The combinations of a product that satisfy every clause, in the order of the product, without listing them. */
export interface ProductSpace {
  readonly count: bigint;
  /** The n-th combination: an index per dimension. */
  at(n: bigint): readonly number[];
  /** The position of a combination; undefined where it is left out. */
  position(combination: readonly number[]): bigint | undefined;
}

/** Makes a space of its dimensions; `start` holds the clauses that are satisfied anyway, `all` those that must be. */
export function productSpace(
  dimensions: readonly Dimension[],
  start: number,
  all: number,
): ProductSpace {
  const ways = completions(dimensions, all);
  return {
    count: ways[0]?.[start] ?? 0n,
    at: (n) => decode(dimensions, ways, start, n),
    position: (combination) => encode(dimensions, ways, start, all, combination),
  };
}

/** By dimension and satisfied clauses: in how many ways the dimensions from there on complete a combination. */
type Completions = readonly (readonly bigint[])[];

function completions(dimensions: readonly Dimension[], all: number): Completions {
  const states = all + 1;
  let next: readonly bigint[] = Array.from({ length: states }, (_, it) => (it === all ? 1n : 0n));
  const ways = [next];
  for (const { classes } of [...dimensions].reverse()) {
    const after = next;
    next = Array.from({ length: states }, (_, state) =>
      classes.reduce(
        (sum, it) => sum + BigInt(it.indices.length) * (after[state | it.mask] ?? 0n),
        0n,
      ),
    );
    ways.unshift(next);
  }
  return ways;
}

/** How many combinations have a value below this index in the dimension. */
function below(dimension: Dimension, after: readonly bigint[], state: number, index: number) {
  return dimension.classes.reduce(
    (sum, it) => sum + BigInt(it.indices.rank(index)) * (after[state | it.mask] ?? 0n),
    0n,
  );
}

function decode(
  dimensions: readonly Dimension[],
  ways: Completions,
  start: number,
  n: bigint,
): readonly number[] {
  let rest = n;
  let state = start;
  return dimensions.map((dimension, level) => {
    const after = ways[level + 1] ?? [];
    const index = valueFor(dimension, after, state, rest);
    rest -= below(dimension, after, state, index);
    state |= classOf(dimension, index)?.mask ?? 0;
    return index;
  });
}

/** The last remaining index with at most `rest` combinations below it. */
function valueFor(
  dimension: Dimension,
  after: readonly bigint[],
  state: number,
  rest: bigint,
): number {
  const [only, ...others] = dimension.classes;
  if (only && others.length === 0) {
    const each = after[state | only.mask] ?? 1n;
    return only.indices.at(each === 0n ? 0 : Number(rest / each));
  }
  let low = 0;
  let high = dimension.size;
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2);
    if (below(dimension, after, state, middle + 1) > rest) high = middle;
    else low = middle + 1;
  }
  return low;
}

function classOf(dimension: Dimension, index: number): IndexClass | undefined {
  return dimension.classes.find((it) => it.indices.has(index));
}

function encode(
  dimensions: readonly Dimension[],
  ways: Completions,
  start: number,
  all: number,
  combination: readonly number[],
): bigint | undefined {
  let position = 0n;
  let state = start;
  for (const [level, dimension] of dimensions.entries()) {
    const index = combination[level] ?? 0;
    const found = classOf(dimension, index);
    if (!found) return undefined;
    position += below(dimension, ways[level + 1] ?? [], state, index);
    state |= found.mask;
  }
  return state === all ? position : undefined;
}
