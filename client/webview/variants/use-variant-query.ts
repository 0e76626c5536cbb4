import { useMemo } from "preact/hooks";
import type { FanOut } from "#core/simulation/variant.ts";
import type { ComparedQuery, RowQuery } from "./row-query.ts";
import type { ViewChanges } from "./use-view-changes.ts";
import { type VariantSource, variantSource } from "./variant-source.ts";

interface QueriedVariants {
  readonly variants: VariantSource;
  /** Asks for other variants; the active one stays active while it shows. */
  readonly ask: (query: RowQuery) => void;
}

/** The variants that a query leaves, and how to ask for others. */
export function useVariantQuery(
  fanOut: FanOut,
  query: RowQuery,
  compared: Pick<ComparedQuery, "than" | "runs">,
  { latest, change }: ViewChanges,
): QueriedVariants {
  const { than, runs } = compared;
  const variants = useMemo(
    () => variantSource(fanOut, { ...query, than, runs }),
    [fanOut, query, than, runs],
  );
  const ask = (next: RowQuery): void => {
    const { active } = latest();
    const row = active.row < variants.count && active.row >= 0n ? active.row : undefined;
    const kept = row === undefined ? undefined : variants.at(row).index;
    const place =
      kept === undefined ? undefined : variantSource(fanOut, { ...next, ...compared }).rowOf(kept);
    change({
      query: next,
      active: { ...active, row: place ?? (row === undefined ? active.row : 0n) },
    });
  };
  return { variants, ask };
}
