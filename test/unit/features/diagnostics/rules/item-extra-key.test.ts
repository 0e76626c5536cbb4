import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkSlip } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asFile } from "../../../../support/part-places.ts";

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

test("item-extra-key names the item that is read, wherever it appears", () => {
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
    "keep: Make it an entry of its own",
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

test("item-extra-key says with its fixes what they write in a file", async (t) => {
  await checkFixRows(
    t,
    "item-extra-key",
    [
      [
        "- step: { name: a, image: i, command: c }\n  task: { name: t, step: a }",
        "«task» | keep «  »→«- »",
      ],
      [
        "- step: { name: a, image: i, command: c }\n  endpoint: { name: T, image: i, wsgi: x:y }",
        "«endpoint» | keep «  »→«- »",
      ],
      ["- step: { name: a, image: i, command: c }\n  pipeline: 5", "«pipeline» | keep «  »→«- »"],
      [
        "- step: { name: a, image: i, command: c }\n  deployment: 5",
        "«deployment» | keep «  »→«- »",
      ],
      [
        "- step:\n    name: a\n    image: i\n    command: c\n  endpoint:\n    name: bb\n    image: i\n    wsgi: x:y",
        "«endpoint» | keep «  »→«- »",
      ],
      [
        "-   step:\n      name: a\n      image: i\n      command: c\n    endpoint:\n      name: bb\n      image: i\n      wsgi: x:y",
        "«endpoint» | keep «    »→«-   »",
      ],
      [
        "- step: { name: a, image: i, command: c }\n  # note\n  pipeline: { name: p, nodes: [], edges: [] }",
        "«pipeline» | keep «  »→«- »",
      ],
      [
        "  - step:\n      name: a\n      image: i\n      command: c\n    task:\n      name: t\n      step: a\n      parameters: []",
        "«task» | keep «    »→«  - »",
      ],
    ],
    asFile,
  );
});

test("item-extra-key makes an entry only of a key that begins its line", async (t) => {
  await checkFixRows(
    t,
    "item-extra-key",
    [
      [
        "- step: { name: a, image: i, command: c }\n  task: { name: t, step: a }",
        "«task» | keep «  »→«- »",
      ],
      ["- { step: { name: a, image: i, command: c }, task: { name: t, step: a } }", "«task»"],
    ],
    asFile,
  );
});
