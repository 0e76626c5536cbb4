/** The order of a view: by one parameter's values, variants with the same value in their own order. */
export interface VariantOrder {
  readonly parameter: string;
  readonly direction: "ascending" | "descending";
  /**
   * For a name that is not a parameter's, but that of something that only some variants have, such as a metric: the indices of
   * these variants in their order, in decimal digits. They come first.
   */
  readonly first?: readonly string[];
}

/** Some of the variants of a fan-out in some order; nothing is listed, so its size does not matter. */
export interface VariantView {
  readonly count: bigint;
  /** The index of the variant in this row, for `variantAt`. */
  at(row: bigint): bigint;
  /** The row of a variant; undefined where it is filtered out. */
  rowOf(index: bigint): bigint | undefined;
  /** Messages about filters and orders that could not be applied; these are left out. */
  readonly unsupported: readonly string[];
}
