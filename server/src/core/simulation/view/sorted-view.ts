import { valueAt } from "../column-value.ts";
import type { ParameterColumn } from "../variant.ts";
import { compareKeys, type SortKey, sortKey } from "./compare-values.ts";
import { indexList, indexRange } from "./index-set.ts";
import { type Dimension, type ProductSpace, productSpace } from "./product-space.ts";
import { scannedLength, tooLongText } from "./shared-clauses.ts";
import type { VariantOrder } from "./variant-view.ts";

export interface Sorting {
  readonly dimensions: readonly Dimension[];
  readonly start: number;
  readonly all: number;
  readonly column: ParameterColumn;
  /** Which of the dimensions is sorted. */
  readonly sortedAt: number;
  readonly order: VariantOrder;
  readonly unsupported: string[];
}

/** A space sorted by one of its dimensions: the spaces of its equal values one after the other. */
export function sortedView(sorting: Sorting, unsorted: ProductSpace): ProductSpace {
  const { column, order, unsupported } = sorting;
  if (column.values.order) return steadilySorted(sorting, unsorted);
  if (column.values.length > scannedLength) {
    unsupported.push(tooLongText(column));
    return unsorted;
  }
  const groups = groupsOf(sorting);
  if (order.direction === "descending") groups.reverse();
  return joinedSpaces(sorting, groups, unsorted.count);
}

/** The indices that are left of the sorted dimension, those with equal values together, in rising order. */
function groupsOf({ dimensions, sortedAt, column }: Sorting): number[][] {
  const classes = dimensions[sortedAt]?.classes ?? [];
  const indices = classes.flatMap(({ indices }) =>
    Array.from({ length: indices.length }, (_, n) => indices.at(n)),
  );
  const keyed = indices.map((index) => ({ index, key: sortKey(valueAt(column, index)) }));
  keyed.sort((a, b) => compareKeys(a.key, b.key) || a.index - b.index);
  const groups: number[][] = [];
  let last: SortKey | undefined;
  for (const { index, key } of keyed) {
    if (last && compareKeys(last, key) === 0) groups.at(-1)?.push(index);
    else groups.push([index]);
    last = key;
  }
  return groups;
}

function joinedSpaces(
  sorting: Sorting,
  groups: readonly (readonly number[])[],
  count: bigint,
): ProductSpace {
  const { dimensions, sortedAt } = sorting;
  const weight = weights(sorting);
  const groupOf = new Map<number, number>();
  const starts: bigint[] = [];
  let sum = 0n;
  groups.forEach((group, at) => {
    starts.push(sum);
    for (const index of group) {
      groupOf.set(index, at);
      sum += weight(index);
    }
  });
  const spaceOf = lastKept((at: number) =>
    productSpace(only(dimensions, sortedAt, groups[at] ?? []), sorting.start, sorting.all),
  );
  return {
    count,
    at: (n) => {
      const at = lastAtMost(starts, n);
      return spaceOf(at).at(n - (starts[at] ?? 0n));
    },
    position: (combination) => {
      const at = groupOf.get(combination[sortedAt] ?? -1);
      const inner = at === undefined ? undefined : spaceOf(at).position(combination);
      return at === undefined || inner === undefined ? undefined : (starts[at] ?? 0n) + inner;
    },
  };
}

/** In how many combinations each value of the sorted dimension is: the same for all of one class. */
function weights({ dimensions, sortedAt, start, all }: Sorting): (index: number) => bigint {
  const classes = dimensions[sortedAt]?.classes ?? [];
  const others = dimensions.filter((_, at) => at !== sortedAt);
  const byClass = classes.map((it) => productSpace(others, start | it.mask, all).count);
  return (index) => byClass[classes.findIndex((it) => it.indices.has(index))] ?? 0n;
}

/** The dimensions, with one of them reduced to these indices. */
function only(dimensions: readonly Dimension[], at: number, indices: readonly number[]) {
  return dimensions.map((dimension, index) => {
    if (index !== at) return dimension;
    const classes = dimension.classes.map(({ mask, indices: all }) => ({
      mask,
      indices: indexList(indices.filter((it) => all.has(it))),
    }));
    return { ...dimension, classes: classes.filter((it) => it.indices.length > 0) };
  });
}

function lastKept<T>(make: (at: number) => T): (at: number) => T {
  let kept: { readonly at: number; readonly made: T } | undefined;
  return (at) => {
    if (kept?.at !== at) kept = { at, made: make(at) };
    return kept.made;
  };
}

function lastAtMost(starts: readonly bigint[], n: bigint): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((starts[middle] ?? 0n) <= n) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Steady values need no sorting: the sorted dimension comes first, as it is or reversed. All its values but
 * those that rounding makes equal differ, and equal ones are neighbours, so each is a group of its own.
 */
function steadilySorted(sorting: Sorting, unsorted: ProductSpace): ProductSpace {
  const { dimensions, sortedAt, start, all, column, order } = sorting;
  const [sorted] = dimensions.slice(sortedAt, sortedAt + 1);
  if (!sorted) return unsorted;
  const reversed = (order.direction === "ascending") !== (column.values.order === "ascending");
  const first = reversed ? mirrored(sorted) : sorted;
  const others = dimensions.filter((_, at) => at !== sortedAt);
  const space = productSpace([first, ...others], start, all);
  const mirror = (index: number) => (reversed ? sorted.size - 1 - index : index);
  return {
    count: space.count,
    at: (n) => {
      const [index = 0, ...rest] = space.at(n);
      return [...rest.slice(0, sortedAt), mirror(index), ...rest.slice(sortedAt)];
    },
    position: (combination) =>
      space.position([
        mirror(combination[sortedAt] ?? 0),
        ...combination.filter((_, at) => at !== sortedAt),
      ]),
  };
}

function mirrored({ size, classes }: Dimension): Dimension {
  return {
    size,
    classes: classes.map(({ mask, indices }) => {
      const { length } = indices;
      const start = size - 1 - (length > 0 ? indices.at(length - 1) : 0);
      const end = size - (length > 0 ? indices.at(0) : 0);
      if (end - start === length) return { mask, indices: indexRange(start, end) };
      const list = Array.from({ length }, (_, n) => size - 1 - indices.at(length - 1 - n));
      return { mask, indices: indexList(list) };
    }),
  };
}
