import assert from "node:assert/strict";
import { test } from "node:test";
import type { ViewFilter } from "#core/simulation/view/among.ts";
import type { VariantOrder, VariantView } from "#core/simulation/view/variant-view.ts";
import { viewVariants } from "#core/simulation/view/view-variants.ts";
import { fanOutOf } from "../../../support/simulation.ts";
import { fitFile } from "../../../support/yaml.ts";

const found = fanOutOf(
  fitFile({ parameters: "{name: x, type: integer}", edges: "[gen.metadata.xs, fit.parameter.x]" }),
  "fit",
  {
    metadata: '{"gen": {"xs": [10, 11, 12, 13, 14, 15]}}',
  },
);

/** The indices in the rows of a view; `rowOf` must lead back to each row. */
function shown(filters: readonly ViewFilter[], order?: VariantOrder): string {
  const view = viewVariants(found, filters, order);
  return rows(view).join(" ");
}

function rows(view: VariantView): readonly bigint[] {
  const indices = Array.from({ length: Number(view.count) }, (_, row) => view.at(BigInt(row)));
  assert.deepEqual(
    indices.map(view.rowOf),
    indices.map((_, row) => BigInt(row)),
  );
  return indices;
}

const among = (inside: boolean, ...indices: string[]): ViewFilter => ({
  kind: "among",
  indices,
  inside,
});

test("shows only some variants, or all others, in the order of the view", () => {
  assert.equal(shown([]), "0 1 2 3 4 5");
  assert.equal(shown([among(true, "4", "1", "4")]), "1 4");
  assert.equal(shown([among(false, "4", "1", "4")]), "0 2 3 5");
  assert.equal(shown([among(false, "0", "1", "5")]), "2 3 4");
  assert.equal(shown([among(false)]), "0 1 2 3 4 5");
  assert.equal(shown([among(true)]), "");
  assert.equal(shown([among(true, "1", "3"), among(false, "3")]), "1");
  const descending = { parameter: "x", direction: "descending" } as const;
  assert.equal(shown([among(true, "4", "1")], descending), "4 1");
  assert.equal(shown([among(false, "4", "1")], descending), "5 3 2 0");
});

test("leaves out what another filter leaves out", () => {
  const low: ViewFilter = {
    kind: "range",
    parameter: "x",
    from: { kind: "integer", digits: "12" },
  };
  assert.equal(shown([low, among(true, "1", "2", "4")]), "2 4");
  assert.equal(shown([low, among(false, "1", "2", "4")]), "3 5");
});

test("puts some variants first, and the others after them in their own order", () => {
  const order = (...first: string[]): VariantOrder => ({
    parameter: "accuracy",
    direction: "ascending",
    first,
  });
  assert.equal(shown([], order("4", "1")), "4 1 0 2 3 5");
  assert.equal(shown([among(false, "0", "4")], order("4", "1")), "1 2 3 5");
  assert.equal(shown([], order()), "0 1 2 3 4 5");
});
