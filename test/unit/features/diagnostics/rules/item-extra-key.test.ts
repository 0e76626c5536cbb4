import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkSlip } from "../../../../support/check-rule.ts";

test("item-extra-key reports a second item in an entry", () => {
  checkSlip(
    "item-extra-key",
    `
- step:
    name: train
    image: busybox
    command: train
  endpoint:
  ^^^^^^^^ item-extra-key: Only "step" is read in this entry; start another one with "- endpoint:"
    name: api
    image: busybox
    wsgi: app:main
`,
  );
});

test("item-extra-key names the item that is read, wherever it stands", () => {
  checkSlip(
    "item-extra-key",
    `
- pipeline:
  ^^^^^^^^ item-extra-key: Only "step" is read in this entry; start another one with "- pipeline:"
    name: p
    nodes: []
    edges: []
  step:
    name: train
    image: busybox
    command: train
`,
  );
});

test("item-extra-key leaves other keys alone", () => {
  checkTyping(
    "item-extra-key",
    `
- step:
    name: train
    image: busybox
    command: train
  note: nothing
<|>`,
  );
});

test("item-extra-key stays quiet while the key is typed", () => {
  checkTyping(
    "item-extra-key",
    `
- step:
    name: train
    image: busybox
    command: train
  endp<|>`,
  );
});

test("item-extra-key makes it an entry of its own", () => {
  checkFix(
    "item-extra-key",
    "Make it an entry of its own",
    `
- step:
    name: train
    image: busybox
    command: train
  # serves the model
  endpoint: # keep
    name: api
    image: busybox
    wsgi: app:main
`,
    `
- step:
    name: train
    image: busybox
    command: train
  # serves the model
- endpoint: # keep
    name: api
    image: busybox
    wsgi: app:main
`,
  );
});
