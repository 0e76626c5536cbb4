/** Sorts by likelihood, the likeliest first; those that are equally likely keep their order. */
export function likeliestFirst<T>(
  list: readonly T[],
  likelihood: (it: T, index: number) => number,
): readonly T[] {
  return list
    .map((it, index) => ({ it, likelihood: likelihood(it, index) }))
    .sort((a, b) => b.likelihood - a.likelihood)
    .map(({ it }) => it);
}

/** Reasons for a candidate, or against it where the weight is negative: each applies or not, or to a degree. */
export type Reasons<Weights> = { readonly [reason in keyof Weights]: boolean | number };

/** The sum of the reasons, each with its weight. */
export function weigh<Weights extends { readonly [reason: string]: number }>(
  weights: Weights,
  reasons: Reasons<Weights>,
): number {
  let sum = 0;
  for (const reason in weights) sum += (weights[reason] ?? 0) * Number(reasons[reason]);
  return sum;
}
