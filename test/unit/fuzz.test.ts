import { test } from "node:test";
import fc from "fast-check";
import { createDocument } from "../../server/src/core/features/document.ts";
import { askEverything } from "../support/ask-everything.ts";
import { properties } from "../support/fuzz-properties.ts";
import { hostileTexts } from "../support/hostile-texts.ts";

// A few runs of what `npm run fuzz` does for as long as it is let.
for (const { name, property } of properties) {
  test(name, () => {
    fc.assert(property, { numRuns: 20 });
  });
}

for (const [name, text] of hostileTexts(0.02)) {
  test(`everything can be asked of ${name}`, { timeout: 120_000 }, () => {
    const made = text();
    askEverything(createDocument(made), [Math.min(made.length, 40)]);
  });
}
