import { test } from "node:test";
import { fixtures } from "../support/fixtures.ts";
import { keepsEverything } from "../support/keeps-everything.ts";
import { fc } from "../support/property.ts";
import { corpusFiles } from "../support/shared-corpus.ts";
import { faulty } from "../support/small-faults.ts";

const files = [...fixtures(), ...corpusFiles("real"), ...corpusFiles("reference")];

test("Fix All loses and invents no word of any file, and changes nothing that Valohai accepts", () => {
  for (const { text } of files) keepsEverything(text);
});

// `npm run fuzz` tries as many as it is let.
test("Fix All loses and invents no word of files with small faults", () => {
  const small = files.map((it) => it.text).filter((it) => it.length < 2500);
  const property = fc.property(faulty(fc.constantFrom(...small)), keepsEverything);
  fc.assert(property, { numRuns: 100, seed: 10 });
});
