import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument } from "#core/document/document.ts";
import { defaultPolicy } from "#core/features/diagnostics/policy.ts";
import { fixAll } from "#core/features/fix-all/index.ts";
import { checkFixAll } from "../../support/check-diagnostics.ts";

test("a text that needs several rounds is written as one edit, which spares what they leave alone", () => {
  const text = `# about
- step:
    name: a
    image: b
    command: c
- pipeline: # last
    name: p
    nodes:
      - name: a
        type: execution
        step: a
        overide:
          imgae: c
    edges: []
`;
  const edits = fixAll(createDocument(text), defaultPolicy).edits;
  assert.equal(edits.length, 1);
  const [edit] = edits;
  assert.ok(edit && edit.range.start >= text.indexOf("overide"));
  assert.ok(edit && edit.range.end <= text.indexOf("    edges:"));
  assert.equal(
    applyEdits(text, edits),
    text.replace("overide", "override").replace("imgae", "image"),
  );
});

const step = "- step:\n    name: train1\n    image: busybox\n    command: a\n";

const pipeline = (nodes: string, edges = "    edges: []\n") =>
  `${step}- pipeline:\n    name: p\n    nodes:\n${nodes}${edges}`;

const node = "      - name: n\n        type: execution\n        step: train1\n";

const untouched: { readonly [story: string]: string } = {
  "an unknown key": `${step}    labels: [a, b]\n    retries: 3\n`,
  "a key that is called otherwise": `${step}    timeout: 500\n`,
  "a missing value": "- step:\n    name: a\n    image:\n    command: b\n",
  "a missing key": "- step:\n    name: a\n",
  "a name near to another": pipeline(node.replace("step: train1", "step: train2")),
  "a misspelt name": pipeline(node.replace("step: train1", "step: trian1")),
  "a repeated key": `${step}    image: other\n`,
  "a second item without its dash": `${step}  step:\n    name: b\n    image: c\n    command: d\n`,
  "a repeated name": `${step}    parameters:\n      - name: a\n      - name: a\n`,
  "swapped ends": pipeline(node, "    edges:\n      - [n.input.x, n.output.y]\n"),
  "a list of names where entries are meant": `${step}    parameters: [a]\n`,
  "a line that is no YAML": `${step}    nothing in particular here\n`,
  "a number that YAML reads as text": `${step}    parameters:\n      - { name: a, type: float, default: 1e-5 }\n`,
  "a value in quotes of its own": `${step}    parameters:\n      - { name: a, type: string, pass-as: '--a="{v}"' }\n`,
  "a value that Valohai reads as another type": `${step}    parameters:\n      - { name: a, type: string, default: 5 }\n`,
  "an alias of an anchor that is missing": `${step}    environment: *none\n`,
  "a second item in one entry": `${step}  task:\n    name: b\n`,
  "a line that continues the one above": `- step:\n    name: a\n    image: b\n    command:\n      - a\n       -b\n`,
};

for (const [story, text] of Object.entries(untouched)) {
  test(`Fix All leaves ${story} to its author`, () => checkFixAll(text, text));
}

const fixed: { readonly [story: string]: readonly [before: string, after: string] } = {
  "quotes a number that must be a text": [
    step.replace("busybox", "3.10"),
    step.replace("busybox", '"3.10"'),
  ],
  "spells a key": [step.replace("command", "comand"), step],
  "spells a type": [
    `${step}    parameters:\n      - { name: a, type: int }\n`,
    `${step}    parameters:\n      - { name: a, type: integer }\n`,
  ],
  "spells a socket type": [
    pipeline(node, "    edges:\n      - [n.outputs.*, n.input.x]\n"),
    pipeline(node, "    edges:\n      - [n.output.*, n.input.x]\n"),
  ],
  "moves keys of a node into its override, one after the other": [
    pipeline(`${node}        image: c # why\n        environment: d\n`),
    pipeline(`${node}        override:\n          image: c # why\n          environment: d\n`),
  ],
  "goes on when the syntax is fixed": [
    "- step:\n    name:a\n    imgae: b\n    command: c\n",
    "- step:\n    name: a\n    image: b\n    command: c\n",
  ],
  "goes on from one fix to the next after two syntax errors": [
    pipeline(
      "      - name:n\n        type: execution\n        step:train1\n        overide:\n          imgae: c\n",
    ),
    pipeline(`${node}        override:\n          image: c\n`),
  ],
  "fixes the syntax alone where an error is left": [
    `- step:\n    name:a\n    imgae: b\n    command: c\n${step}    nothing in particular here\n`,
    `- step:\n    name: a\n    imgae: b\n    command: c\n${step}    nothing in particular here\n`,
  ],
  "inserts the blank after a colon and keeps comments": [
    "- step:\n    name:train # first\n    image: b\n    command: c # last\n",
    "- step:\n    name: train # first\n    image: b\n    command: c # last\n",
  ],
};

for (const [story, [before, after]] of Object.entries(fixed)) {
  test(`Fix All ${story}`, () => checkFixAll(before, after));
}
