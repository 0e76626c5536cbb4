import { test } from "node:test";
import {
  checkDiagnostics,
  checkFix,
  checkNoFix,
  checkTyping,
} from "../../../../support/check-diagnostics.ts";

test("doc-not-a-list reports a mapping", () => {
  checkDiagnostics(`
step:
^^^^ doc-not-a-list: The file must be a list of items, each with a dash; write "- step:"
  name: train
  image: busybox
  command: train
`);
});

test("doc-not-a-list reports a mapping of something else", () => {
  checkDiagnostics(`
name: train
^^^^ doc-not-a-list: The file must be a list of items, each with a dash
image: busybox
`);
});

test("doc-not-a-list reports a text, on its first line", () => {
  checkDiagnostics(`
hello
^^^^^ doc-not-a-list: The file must be a list of items, each with a dash
world
`);
});

test("doc-not-a-list reports a dash without a blank", () => {
  checkDiagnostics(`
-step:
^^^^^ doc-not-a-list: A space is missing after "-"; write "- step:"
    name: train
    image: busybox
    command: train
`);
});

test("doc-not-a-list is content with a list, whether in lines or in brackets", () => {
  checkDiagnostics("- step: { name: train, image: busybox, command: train }\n");
  checkDiagnostics("[{ step: { name: train, image: busybox, command: train } }]\n");
});

test("doc-not-a-list stays quiet in a file without items", () => {
  checkTyping("doc-not-a-list", "<|>");
  checkTyping("doc-not-a-list", "# Steps\n<|>");
  checkTyping("doc-not-a-list", "-<|>");
});

test("doc-not-a-list puts a dash before each item", () => {
  checkFix(
    "doc-not-a-list",
    "Make it a list",
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

test("doc-not-a-list puts the blank behind the dash", () => {
  checkFix(
    "doc-not-a-list",
    'Change to "- step"',
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

test("doc-not-a-list offers no fix where it does not know the item", () => {
  checkNoFix("doc-not-a-list", "name: train\n");
});
