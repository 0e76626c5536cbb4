import assert from "node:assert/strict";
import { test } from "node:test";
import { composeYaml, parseYaml } from "#core/syntax/parse.ts";
import { reparse } from "#core/syntax/reparse.ts";
import { fixtures } from "../support/fixtures.ts";
import { fc } from "../support/property.ts";
import { corpusFiles } from "../support/shared-corpus.ts";

const files = [...fixtures(), ...corpusFiles("real")].map((it) => it.text);

const pieces = fc.constantFrom(
  ..."aZ0_-.,:#'\"[]{}&*!|>%@`?= \n\t\\/~é".split(""),
  ": ",
  " #",
  "- ",
  "key: ",
  "null",
  "\u00a0",
  "\u3000",
  "\u2028",
  "",
);

const edit = fc.record({
  at: fc.nat(),
  removed: fc.integer({ min: 0, max: 4 }),
  inserted: fc.array(pieces, { maxLength: 3 }).map((it) => it.join("")),
});

test("what is taken over is what reading gives, wherever and whatever is typed", () => {
  let taken = 0;
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.array(edit, { maxLength: 40 }), (file, edits) => {
      const before = file.slice(0, 4000);
      const parsed = parseYaml(before);
      for (const { at, removed, inserted } of edits) {
        const offset = at % (before.length + 1);
        const after = before.slice(0, offset) + inserted + before.slice(offset + removed);
        const found = reparse(before, parsed, after);
        if (found) {
          taken++;
          assert.deepEqual(found, composeYaml(after));
        }
      }
    }),
    { numRuns: 500 },
  );
  assert.ok(taken > 100, `only ${taken} edits were taken over`);
});
