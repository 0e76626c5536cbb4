import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkSlip } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asFile } from "../../../../support/part-places.ts";

test("item-unindented reports properties beside their key", () => {
  checkSlip(
    "item-unindented",
    `
- step:
  ^^^^ item-unindented: The properties of "step" must be indented below it
  name: train
  image: busybox
  command: train
`,
  );
});

test("item-unindented reports a required property that slid out", () => {
  checkSlip(
    "item-unindented",
    `
- step:
    name: train
    image: busybox
  command: train
  ^^^^^^^ item-unindented: "command" is at the level of "step" and is not read; indent it
`,
  );
});

test("item-unindented only warns of another property that slid out", () => {
  checkSlip(
    "item-unindented",
    `
- step:
    name: train
    image: busybox
    command: train
  description: Trains
  ^^^^^^^^^^^ warning item-unindented: "description" is at the level of "step" and is not read; indent it
`,
  );
});

test("item-unindented is content with two columns", () => {
  checkSlip(
    "item-unindented",
    `
- step:
   name: train
   image: busybox
   command: train
`,
  );
});

test("item-unindented stays quiet while nothing is beside the key", () => {
  checkTyping("item-unindented", "- step:<|>");
  checkTyping("item-unindented", "- step:\n  na<|>");
});

test("item-unindented indents the block and keeps its comments", () => {
  checkFix(
    "item-unindented",
    "keep: Indent the properties",
    `
- step: # one
  name: train # two
  image: busybox
  # three
  command: |
    pip install

    train
# four
- endpoint:
    name: api
    image: busybox
    wsgi: app:main
`,
    `
- step: # one
    name: train # two
    image: busybox
    # three
    command: |
      pip install

      train
# four
- endpoint:
    name: api
    image: busybox
    wsgi: app:main
`,
  );
});

test("item-unindented indents the properties that slid out", () => {
  checkFix(
    "item-unindented",
    "keep: Indent the properties",
    `
- step:
    name: train
    image: busybox
  command: train # keep
`,
    `
- step:
    name: train
    image: busybox
    command: train # keep
`,
  );
});

test("item-unindented says with its fixes what they write in a file", async (t) => {
  await checkFixRows(
    t,
    "item-unindented",
    [
      ["- step:\n  name: a\n  image: i\n  command: c", "«step» | keep «»→«  » «»→«  » «»→«  »"],
      ["- step:\n    name: a\n    image: i\n  command: c", "«command» | keep «»→«  »"],
      [
        "- step:\n    name: a\n    image: i\n    command: c\n  description: x",
        "«description» | keep «»→«  »",
      ],
      ["- step:\n    name: a\n    command: c\n  inputs: []", "«inputs» | keep «»→«  »"],
      [
        "- step:\n    name: a\n  image: i\n  command: c",
        "«image» | keep «»→«  » «»→«  »",
        "«command» | keep «»→«  » «»→«  »",
      ],
      [
        "- step:\n  name: a\n  image: i\n  command: c\n- step:\n      name: b\n      image: i\n      command: c",
        "«step» | keep «»→«    » «»→«    » «»→«    »",
      ],
      [
        "- step:\n  # first\n  name: a\n\n  image: i\n  command: |\n    x\n\n    y\n# end\n",
        "«step» | keep «»→«  » «»→«  » «»→«  » «»→«  » «»→«  »",
      ],
      [
        "- step:\n    name: a\n    image: i\n    command: c\n  inputs:\n    - name: d\n  outputs:\n    - name: o",
        "«inputs» | keep «»→«  » «»→«  » «»→«  » «»→«  »",
        "«outputs» | keep «»→«  » «»→«  » «»→«  » «»→«  »",
      ],
      ["- step:\n        name: a\n        image: i\n  command: c", "«command» | keep «»→«      »"],
      [
        "- endpoint:\n  name: ab\n  image: i\n  wsgi: x:y",
        "«endpoint» | keep «»→«  » «»→«  » «»→«  »",
      ],
      [
        "- &x step:\n  name: a\n  image: i\n  command: c",
        "«step» | keep «»→«     » «»→«     » «»→«     »",
      ],
    ],
    asFile,
  );
});

test("item-unindented only offers the indentation where a text below may have swallowed keys", async (t) => {
  await checkFixRows(
    t,
    "item-unindented",
    [
      [
        "- step:\n  name: a\n  image: i\n  command: |\n    run\n    inputs:",
        "«step» | choose «»→«  » «»→«  » «»→«  » «»→«  » «»→«  »",
      ],
      [
        "- step:\n  name: a\n  image: i\n  command: >\n    inputs: []",
        "«step» | choose «»→«  » «»→«  » «»→«  » «»→«  »",
      ],
      [
        "- step:\n  name: a\n  image: i\n  command: >\n    run\n    inputs: []",
        "«step» | choose «»→«  » «»→«  » «»→«  » «»→«  » «»→«  »",
      ],
      [
        "- step:\n  name: a\n  image: i\n  command: |\n    run\n    inputs:x",
        "«step» | keep «»→«  » «»→«  » «»→«  » «»→«  » «»→«  »",
      ],
      [
        "- step:\n  name: a\n  image: i\n  command: |\n    run inputs: []",
        "«step» | keep «»→«  » «»→«  » «»→«  » «»→«  »",
      ],
      [
        "- step:\n  name: a\n  image: i\n  command: |\n    run\n    zebra: []",
        "«step» | keep «»→«  » «»→«  » «»→«  » «»→«  » «»→«  »",
      ],
      [
        "- step:\n  name: a\n  image: i\n  command: 'run\n\n    inputs: []'",
        "«step» | keep «»→«  » «»→«  » «»→«  » «»→«  »",
      ],
    ],
    asFile,
  );
});
