import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { fixesFor } from "#core/features/diagnostics/fixes.ts";
import { defaultPolicy } from "#core/features/diagnostics/policy.ts";
import { fixAll } from "#core/features/fix-all/index.ts";

const step = (lines: string) => `- step:\n    name: a\n    image: b\n${lines}`;

/** Texts whose likeliest fix would hide another slip, with what may have happened. */
const doubtful: readonly (readonly [what: string, text: string])[] = [
  ["two lines were joined", step("    command: c environment: d\n")],
  [
    "a list was joined to the line before",
    "- step:\n    name: a\n    image: b command:\n      - c\n",
  ],
  [
    "an entry was joined to a value",
    step("    command: c\n    parameters:\n      - name: p\n        default: 3 - name: q\n"),
  ],
  [
    "a command was moved to parameters",
    step("    command: c\n    parameters:\n    - pip install -r r.txt\n      type: integer\n"),
  ],
  ["an input was moved to commands", step("    command:\n      - c\n      - name: dataset\n")],
  ["a tab belongs to a command", step("    command:\n      - cut -d\tx\n")],
  ["a tab is in the middle of a word", step("    command: c\n    environment: aws\teu\n")],
  ["a bracket was left over", step("    command: c\n    inputs:\n      - name: ]images\n")],
  ["a quote ends too early", step("    command: c\n    environment: 'd'atum\n")],
  ["an alias of nothing may be text", step("    command: *train\n")],
  ["a key after a block text lost its colon", step("    command: |\n      c\n    environment d\n")],
];

for (const key of ["xstep", "stepx", "steps", "stpe", "pieline", "tak"]) {
  test(`Fix All does not make an item count that Valohai skips: ${key}`, () => {
    const text = `${step("    command: c\n")}- ${key}:\n    name: q\n    image: b\n    command: c\n`;
    const document = createDocument(text);
    assert.equal(applyEdits(text, fixAll(document, defaultPolicy).edits), text);
    const [problem] = diagnose(document).filter((it) => it.code === "item-misspelt");
    assert.equal(problem && fixesFor(problem, document)[0]?.kind, "choose");
  });
}

for (const [what, text] of doubtful) {
  test(`Fix All leaves a text alone where ${what}`, () => {
    const { edits } = fixAll(createDocument(text), defaultPolicy);
    assert.equal(applyEdits(text, edits), text);
  });
}

/** Texts that can mean one thing only, and what they become. */
const certain: readonly (readonly [before: string, after: string])[] = [
  [step("    command: echo a: b\n"), step('    command: "echo a: b"\n')],
  [
    step('    command:\n      - echo "Made: $N"\n'),
    step("    command:\n      - 'echo \"Made: $N\"'\n"),
  ],
  [step("    command c\n"), step("    command: c\n")],
  [step("    command:\tc\n"), step("    command: c\n")],
];

for (const [before, after] of certain) {
  test(`Fix All puts right what can mean one thing only: ${before.split("\n").slice(3).join(" ").trim()}`, () => {
    const { edits } = fixAll(createDocument(before), defaultPolicy);
    assert.equal(applyEdits(before, edits), after);
  });
}

test("no dash is missing before a further key of an entry", () => {
  const node = "      - name: n\n        type: deployment\n        deployment: d\n";
  const lists = [
    "aliases: x",
    "endpoints: g, h",
    "aliases:\n          x",
    "aliases: x\n        endpoints: g",
  ];
  for (const it of lists) {
    const text = `- pipeline:\n    name: p\n    nodes:\n${node}        ${it}\n    edges: []\n`;
    const messages = diagnose(createDocument(text)).map(({ message }) => message);
    assert.ok(
      messages.every((message) => !/is missing before "(?:aliases|endpoints)"/.test(message)),
    );
  }
});
