import assert from "node:assert/strict";
import { test } from "node:test";
import { pythonRepr } from "#core/model/python-text.ts";
import { createJsonLinesReader, createLogReader } from "#core/simulation/metadata/log-reader.ts";
import { type MetadataReading, metadataOf } from "#core/simulation/metadata/reading.ts";

function read(text: string): MetadataReading {
  const reader = createLogReader();
  reader.push(text);
  return reader.finish();
}

/** One line per value: its key, line, time and text. */
function events({ keys }: MetadataReading): readonly string[] {
  return keys.flatMap(({ key, values }) =>
    values.map((it) => `${key} ${it.line} ${it.time ?? "-"} ${pythonRepr(it.value)}`),
  );
}

test("keeps every value of a key with its line and time", () => {
  const log = `12:00:01.123 Start
12:00:02.250 {"loss": 0.5, "ids": [1]}
\u001b[31mwarning\u001b[0m
12:00:03.5 {"loss": 0.25}
`;
  const reading = read(log);
  assert.deepEqual(events(reading), [
    "loss 2 12:00:02.250 0.5",
    "loss 4 12:00:03.5 0.25",
    "ids 2 12:00:02.250 [1]",
  ]);
  assert.deepEqual([reading.events, reading.lines, reading.format], [2, 4, "log"]);
  assert.equal(
    log.slice(reading.keys[0]?.values[1]?.offset).split("\n")[0],
    '12:00:03.5 {"loss": 0.25}',
  );
});

test("takes the last value, or the one that is chosen", () => {
  const reading = read('{"a": 1}\n{"a": 2, "b": 5}\n{"a": 3}\n');
  const shown = (chosen?: { readonly [key: string]: number }) =>
    pythonRepr({ kind: "object", entries: Object.entries(metadataOf(reading, chosen)) });
  assert.equal(shown(), "{'a': 3, 'b': 5}");
  assert.equal(shown({ a: 2 }), "{'a': 2, 'b': 5}");
  assert.equal(shown({ a: 9 }), "{'a': 3, 'b': 5}");
});

test("counts lines as an editor does", () => {
  const [a, b] = read('x\r\n{"a": 1}\r10%\r\n\r\n{"b": 2}').keys;
  assert.deepEqual([a?.values[0]?.line, b?.values[0]?.line], [2, 5]);
});

test("leaves a line out that is too long, and says so", () => {
  const reader = createLogReader(20);
  for (let n = 0; n < 100; n++) reader.push("x".repeat(10));
  reader.push('\n{"a": 1}\n{"b": "xxxxxxxxxxxxxxxxxx"}');
  const reading = reader.finish();
  assert.deepEqual(events(reading), ["a 2 - 1"]);
  assert.deepEqual(
    reading.problems.map((it) => `${it.line} ${it.message}`),
    [
      "1 The line is too long to be read and is left out",
      "3 The line is too long to be read and is left out",
    ],
  );
});

test("keeps the last thousand values of a key and knows how many there were", () => {
  const reader = createLogReader();
  for (let n = 1; n <= 5000; n++) reader.push(`{"loss": ${n}}\n`);
  const [loss] = reader.finish().keys;
  assert.deepEqual([loss?.count, loss?.values.length], [5000, 1000]);
  assert.deepEqual([loss?.values[0]?.nth, loss?.values.at(-1)?.nth], [4001, 5000]);
});

test("says where the platform dropped what was printed", () => {
  const [problem] = read(
    '{"a": 1}\nMore than 50.0 events per second are being written to stdout; some are ignored.\n',
  ).problems;
  assert.deepEqual([problem?.line, problem?.severity], [2, "warning"]);
});

test("calls a line an error that is no object where every line must be one", () => {
  const reader = createJsonLinesReader();
  reader.push('\ufeff{"a": 1}\n\n[1]\n{"a": }\n{"a": 2}\n');
  const reading = reader.finish();
  assert.deepEqual(events(reading), ["a 1 - 1", "a 5 - 2"]);
  assert.deepEqual(
    reading.problems.map((it) => `${it.line} ${it.message}`),
    ["3 Each line is a JSON object", "4 A value is expected here"],
  );
});

test("says where a line is that is too long, is no object or was dropped", () => {
  const log = createLogReader(60);
  const dropped = "More than 50.0 events per second are being written to stdout; some are ignored.";
  log.push(`${dropped}\n`);
  assert.deepEqual(log.finish().problems, [
    {
      line: 1,
      range: { start: 0, end: 0 },
      message: "The line is too long to be read and is left out",
      severity: "warning",
    },
  ]);
  assert.deepEqual(read(`x\n${dropped}\n`).problems, [
    {
      line: 2,
      range: { start: 2, end: 2 + dropped.length },
      message: "Valohai ignored some of what was printed here, because it came too fast",
      severity: "warning",
    },
  ]);
  assert.deepEqual(read("x\nevents per second\n").problems, []);
  const lines = createJsonLinesReader();
  lines.push('{"a": 1}\n  \n[1]\n{"a": }\n');
  assert.deepEqual(
    lines.finish().problems.map((it) => [it.line, it.severity, it.range.start, it.range.end]),
    [
      [3, "error", 12, 15],
      [4, "error", 22, 23],
    ],
  );
  assert.equal(lines.lines, 4);
});

test("a byte order mark is at the beginning only", () => {
  assert.deepEqual(events(read('\ufeff{"a": 1}\n')), ["a 1 - 1"]);
  assert.deepEqual(events(read('x\n\ufeff{"a": 1}\n')), ["a 2 - 1"]);
});
