import assert from "node:assert/strict";
import { test } from "node:test";
import { integerValue, type Value } from "#core/base/value.ts";
import { createCollector } from "#core/simulation/metadata/collector.ts";

const place = { line: 7, offset: 40, time: "12:00" };

function number(value: Value | undefined): number {
  return value?.kind === "integer" ? Number(value.digits) : Number.NaN;
}

test("keeps keys in the order in which they come, each value with its place", () => {
  const collector = createCollector();
  collector.add([["b", integerValue(1)]], place, 10);
  collector.add(
    [
      ["a", integerValue(2)],
      ["b", integerValue(3)],
    ],
    { line: 8, offset: 50, time: undefined },
    10,
  );
  const { keys, events, lines, format, problems } = collector.finish("log", 9);
  assert.deepEqual([events, lines, format, problems], [2, 9, "log", []]);
  assert.deepEqual(
    keys.map(({ key, count, values }) => [
      key,
      count,
      values.map((it) => `${number(it.value)} ${it.line} ${it.offset} ${it.time} ${it.nth}`),
    ]),
    [
      ["b", 2, ["1 7 40 12:00 1", "3 8 50 undefined 2"]],
      ["a", 1, ["2 8 50 undefined 1"]],
    ],
  );
});

test("keeps the last thousand values of a key", () => {
  for (const count of [1000, 1001, 2000, 2001, 2002, 5000]) {
    const collector = createCollector();
    for (let n = 1; n <= count; n++) collector.add([["a", integerValue(n)]], place, 1);
    const [key] = collector.finish("log", count).keys;
    const kept = key?.values.map((it) => number(it.value)) ?? [];
    assert.deepEqual([key?.count, kept.length, kept.at(0)], [count, 1000, count - 999]);
    assert.deepEqual([kept.at(-1), key?.values.at(-1)?.nth], [count, count]);
  }
});

test("keeps only the last values once a great deal has been read", () => {
  const collector = createCollector();
  for (let n = 1; n <= 5; n++) collector.add([["a", integerValue(n)]], place, 1);
  collector.add([["b", integerValue(0)]], place, 64_000_000);
  for (let n = 6; n <= 9; n++) collector.add([["a", integerValue(n)]], place, 1);
  const [key] = collector.finish("log", 9).keys;
  assert.deepEqual(
    key?.values.map((it) => number(it.value)),
    [8, 9],
  );
  assert.equal(key?.count, 9);
});

test("takes ten thousand keys and says that it leaves others out", () => {
  const collector = createCollector();
  for (let n = 0; n < 10_000; n++) collector.add([[`k${n}`, integerValue(n)]], place, 1);
  assert.deepEqual(collector.finish("log", 1).problems, []);
  collector.add([["other", integerValue(1)]], place, 1);
  collector.add([["k0", integerValue(1)]], place, 1);
  const { keys, problems } = collector.finish("log", 1);
  assert.equal(keys.length, 10_000);
  assert.equal(keys[0]?.count, 2);
  assert.deepEqual(problems, [
    {
      line: 7,
      range: { start: 40, end: 40 },
      message: "There are more than 10000 keys; the others are left out",
      severity: "warning",
    },
  ]);
});

test("reports a hundred problems and no more", () => {
  const collector = createCollector();
  const range = { start: 0, end: 0 };
  for (let line = 1; line <= 150; line++) {
    collector.report({ line, range, message: "odd", severity: "error" });
  }
  const { problems } = collector.finish("log", 150);
  assert.deepEqual([problems.length, problems.at(-1)?.line], [100, 100]);
});
