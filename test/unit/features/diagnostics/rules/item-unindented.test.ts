import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkSlip } from "../../../../support/check-rule.ts";

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

test("item-unindented stays quiet while nothing stands beside the key", () => {
  checkTyping("item-unindented", "- step:<|>");
  checkTyping("item-unindented", "- step:\n  na<|>");
});

test("item-unindented indents the block and keeps its comments", () => {
  checkFix(
    "item-unindented",
    "Indent the properties",
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
    "Indent the properties",
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
