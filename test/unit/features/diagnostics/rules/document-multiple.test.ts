import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asFile } from "../../../../support/part-places.ts";

const step = (name: string) => `
- step:
    name: ${name}
    image: busybox
    command: run`;

test("document-multiple reports each further document", () => {
  checkRule(
    "document-multiple",
    `${step("a")}
---
^^^ document-multiple: Another YAML document begins here, but a file holds only one; remove this line${step("b")}
---
^^^ document-multiple: Another YAML document begins here, but a file holds only one; remove this line
`,
  );
});

test("document-multiple takes a line of dashes before the only document", () => {
  checkRule(
    "document-multiple",
    `---${step("a")}
`,
  );
});

test("document-multiple takes dashes inside a text for text", () => {
  checkRule(
    "document-multiple",
    `
- step:
    name: a
    image: busybox
    command: |
      ---
      run ---
`,
  );
});

test("document-multiple stays quiet while the dashes are typed", () => {
  checkTyping(
    "document-multiple",
    `${step("a")}
--<|>`,
  );
});

test("document-multiple removes the line", () => {
  checkFix(
    "document-multiple",
    "remove: Remove the line",
    `${step("a")}
---${step("b")}
`,
    `${step("a")}${step("b")}
`,
  );
});

test("document-multiple says with its fixes what they write in a file", async (t) => {
  await checkFixRows(
    t,
    "document-multiple",
    [
      [
        "---\n- step: { name: a, image: i, command: c }\n---\n- step: { name: b, image: i, command: c }",
        "«---» | remove «---⏎»→«»",
      ],
      ["- step: { name: a, image: i, command: c }\n---\n", "«---» | remove «---⏎»→«»"],
      [
        "- step: { name: a, image: i, command: c }\n...\n- step: { name: b, image: i, command: c }",
        "«...» | remove «...⏎»→«»",
      ],
      [
        "- step: { name: a, image: i, command: c }\n--- # more\n- step: { name: b, image: i, command: c }",
        "«---» | remove «--- »→«»",
      ],
      [
        '- step: { name: a, image: i, command: "x --- y" }\n---\n- step: { name: b, image: i, command: c }',
        "«---» | remove «---⏎»→«»",
      ],
      [
        "- step: { name: a, image: i, command: c }\n---\n---\n- step: { name: b, image: i, command: c }",
        "«---» | remove «---⏎»→«»",
        "«---» | remove «---⏎»→«»",
      ],
      [
        "- step: { name: a, image: i, command: c }\n---   \n- step: { name: b, image: i, command: c }",
        "«---» | remove «---   ⏎»→«»",
      ],
      [
        "# one\n---\n# two\n---\n- step: { name: b, image: i, command: c }",
        "«---» | remove «---⏎»→«»",
      ],
    ],
    asFile,
  );
});
