import assert from "node:assert/strict";
import { test } from "node:test";
import { violationsIn } from "../support/check-violations.ts";
import { completeFile } from "../support/yaml.ts";

test("never throws, underlines little and stays inside the text, whatever is typed so far", () => {
  for (let end = 0; end <= completeFile.length; end += 5) {
    const text = completeFile.slice(0, end);
    for (const { range, kind } of violationsIn(text)) {
      assert.ok(range.start >= 0 && range.start <= range.end && range.end <= text.length, kind);
      assert.ok(!text.slice(range.start, range.end).includes("\n"), `${kind} spans lines`);
    }
  }
});
