import assert from "node:assert/strict";
import { test } from "node:test";
import type { VariantFilter } from "#core/simulation/view/filter.ts";
import { parseFilter } from "#core/simulation/view/parse-filter.ts";
import { value } from "../../support/simulation.ts";

const rows: readonly (readonly [text: string, filter: VariantFilter | undefined])[] = [
  ["id=122", { kind: "equals", parameter: "id", value: value("122") }],
  ["id = x y ", { kind: "equals", parameter: "id", value: value('"x y"') }],
  ["id!=true", { kind: "differs", parameter: "id", value: value("true") }],
  ["lr>=0.01", { kind: "range", parameter: "lr", from: value("0.01") }],
  ["lr > 1e-5", { kind: "range", parameter: "lr", from: value("1e-5"), open: true }],
  ["lr<=1", { kind: "range", parameter: "lr", to: value("1") }],
  ["lr<1", { kind: "range", parameter: "lr", to: value("1"), open: true }],
  ["lr=0.1..0.5", { kind: "range", parameter: "lr", from: value("0.1"), to: value("0.5") }],
  ["lr=1..2..3", { kind: "equals", parameter: "lr", value: value('"1..2..3"') }],
  ["lr=1..x", { kind: "equals", parameter: "lr", value: value('"1..x"') }],
  ["lr=x..1", { kind: "equals", parameter: "lr", value: value('"x..1"') }],
  ["lr=1..2.5", { kind: "range", parameter: "lr", from: value("1"), to: value("2.5") }],
  ["name=", { kind: "equals", parameter: "name", value: value('""') }],
  ["name^=", { kind: "prefix", parameter: "name", text: "" }],
  ["name = a\nb", { kind: "equals", parameter: "name", value: value('"a\\nb"') }],
  ["my id!", { kind: "text", text: "my id!" }],
  ["=1", { kind: "text", text: "=1" }],
  ["  spaced  ", { kind: "text", text: "spaced" }],
  ["path=../x", { kind: "equals", parameter: "path", value: value('"../x"') }],
  ["name^=pre", { kind: "prefix", parameter: "name", text: "pre" }],
  ["my name~a=b", { kind: "text", parameter: "my name", text: "a=b" }],
  ["problem", { kind: "problem" }],
  ["problem:limit", { kind: "problem", problem: "limit" }],
  ["problem:big", undefined],
  ["problem:", undefined],
  ["problem: duplicate ", { kind: "problem", problem: "duplicate" }],
  ...["type", "choices", "missing", "list", "empty", "command"].map(
    (it) => [`problem:${it}`, { kind: "problem", problem: it } as VariantFilter] as const,
  ),
  ["problems", { kind: "text", text: "problems" }],
  ["a problem", { kind: "text", text: "a problem" }],
  ["problem=1", { kind: "equals", parameter: "problem", value: value("1") }],
  ["id!", { kind: "problem", parameter: "id" }],
  ["anything else", { kind: "text", text: "anything else" }],
];

test("reads a filter as a person types it", () => {
  for (const [text, filter] of rows) assert.deepEqual(parseFilter(text), filter, text);
});
