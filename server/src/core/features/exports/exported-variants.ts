import type { FanOut, Variant } from "#core/simulation/variant.ts";
import { variantAt } from "#core/simulation/variant-at.ts";
import type { VariantView } from "#core/simulation/view/variant-view.ts";

/** Which variants are exported: all, or the rows of a view from an offset on. */
export interface ExportOptions {
  readonly view?: VariantView | undefined;
  readonly offset?: bigint | undefined;
  readonly limit?: bigint | undefined;
  /** How to write text that a spreadsheet would take for a formula; CSV and TSV escape it unless the user says not to. */
  readonly formulas?: "escape" | "keep" | undefined;
}

/** How many variants an export writes. */
export function exportedCount(fanOut: FanOut, options: ExportOptions = {}): bigint {
  if (!fanOut.predictable) return 0n;
  const all = options.view?.count ?? fanOut.count ?? 0n;
  const left = all - (options.offset ?? 0n);
  const wanted = options.limit !== undefined && options.limit < left ? options.limit : left;
  return wanted > 0n ? wanted : 0n;
}

/** The variants of an export, one after the other. */
export function* variantsIn(
  fanOut: FanOut,
  options: ExportOptions = {},
): Generator<Variant, undefined> {
  const start = options.offset ?? 0n;
  const end = start + exportedCount(fanOut, options);
  for (let row = start; row < end; row++) {
    yield variantAt(fanOut, options.view ? options.view.at(row) : row);
  }
  return undefined;
}
