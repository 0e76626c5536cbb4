import assert from "node:assert/strict";
import { pythonStr } from "#core/model/python-text.ts";
import { variantAt } from "#core/simulation/fan-out.ts";
import type { FanOut, Variant } from "#core/simulation/variant.ts";
import type { VariantView } from "#core/simulation/view/variant-view.ts";

/** The variants of a view, one short line each, and expects that each knows its row. */
export function rows(found: FanOut, view: VariantView): readonly string[] {
  return Array.from({ length: Number(view.count) }, (_, row) => {
    const variant = variantAt(found, view.at(BigInt(row)));
    assert.equal(view.rowOf(variant.index), BigInt(row));
    return variantLine(variant);
  });
}

/** The values of a variant, without the parameter "fixed". */
export function variantLine({ parameters }: Variant): string {
  return parameters
    .filter(([name]) => name !== "fixed")
    .map(([, it]) => pythonStr(it))
    .join(" ");
}
