import assert from "node:assert/strict";
import fc from "fast-check";
import { createDocument } from "#core/document/document.ts";
import { composeYaml, parseYaml } from "#core/syntax/parse.ts";
import { askEverything } from "./ask-everything.ts";
import { comparesBothWays } from "./compares-both-ways.ts";
import { agreesWhenWhole, agreesWhileEdited, type Edit, edited } from "./conclusions.ts";
import { fixtures } from "./fixtures.ts";
import { keepsEverything } from "./keeps-everything.ts";
import { sharingEdits, sharingFile } from "./shared-anchors.ts";
import { corpusFiles } from "./shared-corpus.ts";
import { faulty } from "./small-faults.ts";

const files = [...fixtures(), ...corpusFiles("real")].map((it) => it.text.slice(0, 6000));

/** A fixture or, when present, a file of the shared corpus. */
export const file = fc.constantFrom(...files);

/** What people and chance insert: signs of YAML, names that occur elsewhere, odd characters. */
const inserted = fc.oneof(
  fc.constantFrom("", "x", " ", "  ", "\n", "\r\n", "\r", "\t", "- ", "\n- ", "\n  - ", ": ", "? "),
  fc.constantFrom(
    "[",
    "]",
    "{",
    "}",
    ",",
    '"',
    "'",
    "|\n",
    ">-\n",
    "#",
    " # valohai-ignore\n",
    "%",
  ),
  fc.constantFrom("---\n", "...\n", "&a ", "*a", "<<: *a\n", "!!str ", "~", "@", "`", "\ufeff"),
  fc.constantFrom("\n- step:\n    name: a\n", "\n- pipeline:\n    name: train\n", "\n- task:\n"),
  fc.constantFrom("name: train", "step: train", "train.output.*", "{parameters}", "metadata"),
  fc.constantFrom(
    "\u0000",
    "\ud83d\ude00",
    "\ud800",
    "\udc00",
    "\u2028",
    "\u0085",
    "1e-05",
    "1:30",
  ),
  fc.string({ maxLength: 6 }),
);
const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat({ max: 6000 }),
  removed: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 60 }), fc.nat({ max: 600 })),
  inserted,
});

/** Edits one after the other. */
export const editScript = fc.array(edit, { minLength: 1, maxLength: 12 });

/** What must hold for every text, with a name for reports. */
export const properties: readonly {
  readonly name: string;
  readonly property: fc.IRawProperty<unknown>;
}[] = [
  {
    name: "edited and fresh documents agree",
    property: fc.property(file, editScript, agreesWhileEdited),
  },
  {
    name: "cut and whole reading agree where nothing is broken",
    property: fc.property(file, fc.array(edit, { maxLength: 3 }), (text, edits) =>
      agreesWhenWhole(edits.reduce(edited, text)),
    ),
  },
  {
    name: "items that share anchors are read as in one piece, also once they are edited",
    property: fc.property(sharingFile, sharingEdits, (text, edits) => {
      agreesWhileEdited(text, edits);
      agreesWhenWhole(edits.reduce(edited, text));
    }),
  },
  {
    name: "everything can be asked of mutated files",
    property: fc.property(
      file,
      fc.array(edit, { minLength: 1, maxLength: 6 }),
      fc.nat({ max: 6000 }),
      (text, edits, at) => {
        const mutated = edits.reduce(edited, text);
        askEverything(createDocument(mutated), offsetsIn(mutated, at));
      },
    ),
  },
  {
    name: "mutated files compare, and the other way round",
    property: fc.property(
      file,
      fc.array(edit, { maxLength: 2 }),
      fc.array(edit, { minLength: 1, maxLength: 3 }),
      (text, first, second) => {
        const before = first.reduce(edited, text);
        comparesBothWays(before, second.reduce(edited, before));
      },
    ),
  },
  {
    name: "everything can be asked of files that end anywhere",
    property: fc.property(file, fc.nat({ max: 6000 }), (text, at) => {
      const part = text.slice(0, at % (text.length + 1));
      askEverything(createDocument(part), [part.length]);
    }),
  },
  {
    name: "everything can be asked of random text",
    property: fc.property(
      fc.oneof(
        fc.string({ maxLength: 300, unit: "binary" }),
        fc.array(inserted, { maxLength: 60 }).map((it) => it.join("")),
      ),
      fc.nat({ max: 300 }),
      (text, at) => askEverything(createDocument(text), offsetsIn(text, at)),
    ),
  },
  {
    name: "Fix All loses and invents no word of files with small faults",
    property: fc.property(faulty(file.map((it) => it.slice(0, 4000))), keepsEverything),
  },
  {
    name: "reading tokens and composing agree",
    property: fc.property(file, fc.array(edit, { minLength: 1, maxLength: 4 }), (text, edits) => {
      const mutated = edits.reduce(edited, text).slice(0, 3000);
      assert.deepEqual(parseYaml(mutated), composeYaml(mutated));
    }),
  },
];

function offsetsIn(text: string, at: number): readonly number[] {
  return [0, at % (text.length + 1), text.length];
}
