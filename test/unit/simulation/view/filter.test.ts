import assert from "node:assert/strict";
import { test } from "node:test";
import { testOf } from "#core/simulation/view/filter.ts";
import { parseFilter } from "#core/simulation/view/parse-filter.ts";
import { value } from "../../../support/simulation.ts";

/** A filter as it is typed, the values that pass it and those that do not; `-` is no value at all. */
const rows: readonly (readonly [filter: string, passing: string, failing: string])[] = [
  ["a=5", '5 5.0 "5"', '6 "five" null - [5]'],
  ["a=five", '"five"', '5 "Five" null -'],
  ["a=null", 'null - "None"', '0 ""'],
  ["a=[1, 2]", "[1,2]", "[2,1] 1"],
  ["a!=5", '6 "x" null -', '5 5.0 "5"'],
  ["a!=null", '0 ""', "null -"],
  ["a>=2", "2 2.0 3", '1 1.9 "3" null -'],
  ["a>2", "2.1 3", "2 2.0 1 null -"],
  ["a<=2", "2 2.0 1", '2.1 3 "1" null -'],
  ["a<2", "1 1.9", "2 2.0 3 null -"],
  ["a=2..3", "2 2.5 3", "1.9 3.1 null -"],
  ['a>="b"', '"b" "c"', '"a" 1 null'],
  ["a^=pre", '"pre" "prefix"', '"Pre" "apre" null -'],
  ["a^=1", '1 12 "1x"', "21 null"],
  ["a~Re", '"pre" "PRESS"', '"p" null -'],
  ["a~", '"" 0', "null -"],
  ["none", '"none" "NONE"', "null - 0"],
];

test("lets the values through that are asked for", () => {
  for (const [typed, passing, failing] of rows) {
    const filter = parseFilter(typed);
    assert.ok(filter && filter.kind !== "problem" && filter.kind !== "new", typed);
    const passed = (list: string) =>
      list.split(" ").map((it) => testOf(filter)(it === "-" ? undefined : value(it)));
    assert.deepEqual(new Set(passed(passing)), new Set([true]), `${typed}: ${passing}`);
    assert.deepEqual(new Set(passed(failing)), new Set([false]), `${typed}: ${failing}`);
  }
});
