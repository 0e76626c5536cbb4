import assert from "node:assert/strict";
import { test } from "node:test";
import { advance, finish } from "#core/base/steps.ts";
import { createDocument, type Earlier, readDocument } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { findInSteps } from "#core/features/diagnostics/find-in-steps.ts";
import { conclusions, edited } from "../support/conclusions.ts";
import { editScript, file } from "../support/fuzz-properties.ts";
import { fc } from "../support/property.ts";

/** Reads some steps of a text and hands on what has been read. */
function readInPart(text: string, earlier: Earlier | undefined, count: number): Earlier {
  const steps = readDocument(text, earlier);
  let read = 0;
  const step = advance(steps, () => ++read >= count);
  if (step.done) return step.value;
  const cut = step.value();
  return { cut, latestNames: () => earlier?.latestNames() };
}

test("a text that is edited while it is read gives what reading it at once gives", () => {
  const counts = fc.array(fc.nat({ max: 12 }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(file, editScript, counts, (text, edits, steps) => {
      let current = text;
      let earlier = readInPart(text, undefined, steps[0] ?? 0);
      for (const [index, edit] of edits.entries()) {
        current = edited(current, edit);
        earlier = readInPart(current, earlier, steps[index] ?? 0);
      }
      const document = finish(readDocument(current, earlier));
      assert.deepEqual(conclusions(document), conclusions(createDocument(current)));
    }),
    { numRuns: 300 },
  );
});

test("problems that are found in steps are those that are found at once", () => {
  fc.assert(
    fc.property(file, editScript, fc.nat({ max: 40 }), (text, edits, count) => {
      const document = createDocument(edits.reduce(edited, text));
      const steps = findInSteps(document);
      for (let step = 0; step < count && !steps.next().done; step++);
      const fresh = createDocument(document.text);
      assert.deepEqual(withoutFunctions(diagnose(document)), withoutFunctions(diagnose(fresh)));
    }),
    { numRuns: 100 },
  );
});

/** The same as JSON: what a rule has found may hold readers of a value, which are other functions for each document. */
function withoutFunctions(problems: readonly unknown[]): unknown {
  return JSON.parse(JSON.stringify(problems));
}
