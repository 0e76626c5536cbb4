import assert from "node:assert/strict";
import { test } from "node:test";
import { composeYaml, parseYaml } from "#core/syntax/parse.ts";
import { fixtures } from "../support/fixtures.ts";
import { fc } from "../support/property.ts";
import { corpusFiles } from "../support/shared-corpus.ts";

const files = [...fixtures(), ...corpusFiles("real"), ...corpusFiles("reference")];

test("reading tokens and composing agree on every file", () => {
  for (const { name, text } of files) assert.deepEqual(parseYaml(text), composeYaml(text), name);
});

/** Texts in which the readers could differ. */
const odd: readonly string[] = [
  "",
  "a",
  "- ",
  "-",
  "- a:",
  "- a: \n  b:  # remark\n  c:\n",
  "- a:\n  # remark\n",
  "# remark\n- a: 1 # x\n# y\n",
  "- a: 1 #x\n- b: 2# y\n",
  "- a: [1, 2,]\n- b: {x: 1, y: }\n- c: {}\n- d: []\n",
  "- a: [1, b: 2]\n- c: {a, b}\n- d: [[x], {y: z}]\n",
  "- a: [1\n  , 2 # x\n  ]\n",
  "- a: [1, 2]\n  b: ]\n",
  '- "a": 1\n- \'b\' : "x\\ty"\n- {"c":1}\n',
  '- "a\\q": 1\n',
  "- a: |\n    text\n     more\n\n- b: >-\n    folded\n    text\n- c: |2\n     x\n",
  "- a: b\n    c\n\n    d\n",
  "- a: - b\n",
  "- a: b: c\n",
  "- a\n b\n- c\n",
  "- a: 1\n b: 2\n",
  "- a: 1\n   b: 2\n",
  "- - a\n  - b\n-\n  - c\n",
  "- ? a\n  : b\n",
  "- &x a\n- *x\n",
  "- !!str a\n",
  "---\n- a\n...\n- b\n",
  "-\ta: 1\n",
  "- a:\t1\n- b: [\t1]\n",
  "- a: @x\n- b: %y\n- c: `z\n",
  `- ${"k".repeat(1100)}: 1\n`,
  `- k${" ".repeat(1100)}: 1\n`,
  "\ufeff- a: 1\n",
  "- a: 1\r\n  b:\r\n    - c\r\n",
  "- a: x  \n  b: y \t\n",
  "a: 1\nb:\n- x\n- y\n",
  "- : x\n",
  "- a: 'it''s'\n- b: 'two\n    lines'\n",
  "- <<: {a: 1}\n  b: 2\n",
  "  - a: 1\n  - b: 2\n",
  "{a: 1}\n",
  "- a: {b: 1,\n c: 2}\n",
  "- a: [\n]\n",
  "- \ud83d\ude00: \ud83d\ude00 x\n",
];

test("reading tokens and composing agree on odd texts", () => {
  for (const text of odd) {
    for (let end = 0; end <= text.length; end++) {
      const part = text.slice(0, end);
      assert.deepEqual(parseYaml(part), composeYaml(part), JSON.stringify(part));
    }
  }
});

test("reading tokens and composing agree after any edits", () => {
  const piece = fc.constantFrom(...files.flatMap(({ text }) => text.split(/(?=^- )/m)), ...odd);
  const inserted = fc.constantFrom(
    ..."\n,\n ,\n- ,- , ,  ,: ,:,[,],{,},#, #,',\",|\n,>\n,?,\t,a,\r\n,&a ,*a,!t ,%,@,---\n".split(
      ",",
    ),
    ",",
  );
  const edit = fc.record({ at: fc.nat({ max: 2000 }), removed: fc.nat({ max: 6 }), inserted });
  fc.assert(
    fc.property(piece, fc.array(edit, { minLength: 1, maxLength: 5 }), (text, edits) => {
      let edited = text.slice(0, 4000);
      for (const { at, removed, inserted: added } of edits) {
        const offset = at % (edited.length + 1);
        edited = edited.slice(0, offset) + added + edited.slice(offset + removed);
      }
      assert.deepEqual(parseYaml(edited), composeYaml(edited));
    }),
    { numRuns: Number(process.env["FUZZ_RUNS"] ?? 500) },
  );
});
