import assert from "node:assert/strict";
import { test } from "node:test";
import { templateOf, writtenAt } from "../../server/src/lsp/line-template.ts";
import { fc } from "../support/property.ts";

test("a template says what JSON says", () => {
  const objects = fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue());
  fc.assert(
    fc.property(objects, fc.nat(), (value, line) => {
      const written = writtenAt(templateOf(value, line), line).toString();
      assert.deepEqual(JSON.parse(written), JSON.parse(JSON.stringify(value)));
    }),
  );
});
