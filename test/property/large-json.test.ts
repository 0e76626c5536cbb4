import assert from "node:assert/strict";
import { test } from "node:test";
import { parseJson } from "#core/model/parse-json.ts";

test("reads ten megabytes", () => {
  const item = '{"id": 12345, "name": "harbour \\u00e4", "rates": [0.1, 0.25, 1e-05]}';
  const text = `[${Array.from({ length: 150_000 }, () => item).join(",")}]`;
  const parsed = parseJson(text);
  assert.equal(
    parsed.kind === "value" && parsed.value.kind === "list" && parsed.value.items.length,
    150_000,
  );
});
