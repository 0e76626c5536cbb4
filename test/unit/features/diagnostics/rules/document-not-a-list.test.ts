import { test } from "node:test";
import { checkFix, checkNoFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkSlip } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asFile } from "../../../../support/part-places.ts";

test("document-not-a-list reports a mapping", () => {
  checkSlip(
    "document-not-a-list",
    `
step:
^^^^ document-not-a-list: The file must be a list of items, each with a dash; write "- step:"
  name: train
  image: busybox
  command: train
`,
  );
});

test("document-not-a-list reports a mapping of something else", () => {
  checkSlip(
    "document-not-a-list",
    `
name: train
^^^^ document-not-a-list: The file must be a list of items, each with a dash
image: busybox
`,
  );
});

test("document-not-a-list reports a text, on its first line", () => {
  checkSlip(
    "document-not-a-list",
    `
hello
^^^^^ document-not-a-list: The file must be a list of items, each with a dash
world
`,
  );
});

test("document-not-a-list reports a dash without a blank", () => {
  checkSlip(
    "document-not-a-list",
    `
-step:
^^^^^ document-not-a-list: A space is missing after "-"; write "- step:"
    name: train
    image: busybox
    command: train
`,
  );
});

test("document-not-a-list is content with a list, whether in lines or in brackets", () => {
  checkSlip("document-not-a-list", "- step: { name: train, image: busybox, command: train }\n");
  checkSlip("document-not-a-list", "[{ step: { name: train, image: busybox, command: train } }]\n");
});

test("document-not-a-list stays quiet in a file without items", () => {
  checkTyping("document-not-a-list", "<|>");
  checkTyping("document-not-a-list", "# Steps\n<|>");
  checkTyping("document-not-a-list", "-<|>");
});

test("document-not-a-list puts a dash before each item", () => {
  checkFix(
    "document-not-a-list",
    "keep: Make it a list",
    `
# The steps
step:
  name: train # keep
  image: busybox
  # how it runs
  command: |
    pip install

    train
endpoint:
  name: api
  image: busybox
  wsgi: app:main
`,
    `
# The steps
- step:
    name: train # keep
    image: busybox
    # how it runs
    command: |
      pip install

      train
- endpoint:
    name: api
    image: busybox
    wsgi: app:main
`,
  );
});

test("document-not-a-list puts the blank after the dash", () => {
  checkFix(
    "document-not-a-list",
    'keep: Change to "- step"',
    `
-step:
    name: train
    image: busybox
    command: train
`,
    `
- step:
    name: train
    image: busybox
    command: train
`,
  );
});

test("document-not-a-list offers no fix where it does not know the item", () => {
  checkNoFix("document-not-a-list", "name: train\n");
});

test("document-not-a-list says with its fixes what they write in a file", async (t) => {
  await checkFixRows(
    t,
    "document-not-a-list",
    [
      [
        "step:\n  name: a\n  image: i\n  command: c",
        "«step» | keep «»→«- » «»→«  » «»→«  » «»→«  »",
      ],
      [
        "step:\n  name: a\n  image: i\n  command: c\nendpoint:\n  name: b\n  image: i\n  wsgi: x:y",
        "«step» | keep «»→«- » «»→«  » «»→«  » «»→«  » «»→«- » «»→«  » «»→«  » «»→«  »",
      ],
      ["-step:\n  name: a\n  image: i\n  command: c", "«-step» | keep «-step»→«- step»"],
      ["step: { name: a, image: i, command: c }", "«step» | keep «»→«- »"],
      [
        "step:\n  name: a\n  image: i\n  command: |\n    x\n\n    y\n# end",
        "«step» | keep «»→«- » «»→«  » «»→«  » «»→«  » «»→«  » «»→«  »",
      ],
      [
        "# top\nstep:\n    name: a\n    image: i\n    command: c",
        "«step» | keep «»→«- » «»→«  » «»→«  » «»→«  »",
      ],
      [
        "  step:\n    name: a\n    image: i\n    command: c",
        "«step» | keep «»→«- » «»→«  » «»→«  » «»→«  »",
      ],
      [
        '-endpoint: { name: ab, image: i, wsgi: "x:y" }',
        "«-endpoint» | keep «-endpoint»→«- endpoint»",
      ],
    ],
    asFile,
  );
});
