import { test } from "node:test";
import { checkDiagnostics, checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";

const step = (name: string) => `
- step:
    name: ${name}
    image: busybox
    command: run`;

test("doc-multiple-documents reports each further document", () => {
  checkDiagnostics(`${step("a")}
---
^^^ doc-multiple-documents: Another YAML document begins here, but a file holds only one; remove this line${step("b")}
---
^^^ doc-multiple-documents: Another YAML document begins here, but a file holds only one; remove this line
`);
});

test("doc-multiple-documents takes a line of dashes before the only document", () => {
  checkDiagnostics(`---${step("a")}
`);
});

test("doc-multiple-documents takes dashes inside a text for text", () => {
  checkDiagnostics(`
- step:
    name: a
    image: busybox
    command: |
      ---
      run ---
`);
});

test("doc-multiple-documents stays quiet while the dashes are typed", () => {
  checkTyping(
    "doc-multiple-documents",
    `${step("a")}
--<|>`,
  );
});

test("doc-multiple-documents removes the line", () => {
  checkFix(
    "doc-multiple-documents",
    "Remove the line",
    `${step("a")}
---${step("b")}
`,
    `${step("a")}${step("b")}
`,
  );
});
