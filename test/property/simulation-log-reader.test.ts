import assert from "node:assert/strict";
import { test } from "node:test";
import { createLogReader } from "#core/simulation/metadata/log-reader.ts";
import type { MetadataReading } from "#core/simulation/metadata/reading.ts";
import { fc } from "../support/property.ts";

function read(text: string, cuts: readonly number[] = []): MetadataReading {
  const reader = createLogReader();
  let start = 0;
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    reader.push(text.slice(start, cut));
    start = cut;
  }
  reader.push(text.slice(start));
  return reader.finish();
}

test("reads the same however the text is cut", () => {
  const line = fc.constantFrom(
    '{"a": 1}',
    '{"b": [2, 3]}',
    "text",
    "",
    '{"a": {"c": "ü😀"}}',
    "{",
    ' {"a": 4}',
  );
  const end = fc.constantFrom("\n", "\r\n", "\r", "\n\n", "\r\r\n");
  const text = fc.array(fc.tuple(line, end)).map((it) => it.flat().join(""));
  fc.assert(
    fc.property(text, fc.array(fc.nat(60)), (log, cuts) => {
      const offsets = cuts.map((it) => Math.min(it, log.length));
      assert.deepEqual(read(log, offsets), read(log));
      for (const { key, values } of read(log).keys) {
        for (const { offset } of values)
          assert.match(log.slice(offset), new RegExp(`^ ?\\{"${key}`));
      }
    }),
  );
});
