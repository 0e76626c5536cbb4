import assert from "node:assert/strict";
import { test } from "node:test";
import { filtersIn, isOrderedBy, nextOrder } from "../../../client/webview/variants/row-query.ts";

const names = ["epochs", "id", "learning rate"];

test("reads conditions on parameters, and other words as text", () => {
  assert.deepEqual(filtersIn('epochs>5 adam "two words"', names), [
    { kind: "range", parameter: "epochs", from: { kind: "integer", digits: "5" }, open: true },
    { kind: "text", text: "adam" },
    { kind: "text", text: "two words" },
  ]);
});

test("reads names with blanks in quotes", () => {
  assert.deepEqual(filtersIn('"learning rate"=0.1', names), [
    { kind: "equals", parameter: "learning rate", value: { kind: "float", text: "0.1" } },
  ]);
});

test("looks for what names no parameter as it is", () => {
  assert.deepEqual(filtersIn("x=1 --lr=2", names), [
    { kind: "text", text: "x=1" },
    { kind: "text", text: "--lr=2" },
  ]);
});

test("orders by a metric, also by one that has the name of a parameter", () => {
  const metric = { kind: "metric", name: "epochs" } as const;
  const parameter = { kind: "parameter", name: "epochs" } as const;
  const up = nextOrder(undefined, metric);
  assert.deepEqual(up, { parameter: "epochs", direction: "ascending", by: "metric" });
  assert.ok(isOrderedBy(up, metric));
  assert.ok(!isOrderedBy(up, parameter));
  assert.deepEqual(nextOrder(up, parameter), { parameter: "epochs", direction: "ascending" });
  const down = nextOrder(up, metric);
  assert.equal(down?.direction, "descending");
  assert.equal(nextOrder(down, metric), undefined);
});
