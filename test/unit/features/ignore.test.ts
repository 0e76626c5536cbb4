import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument } from "#core/document/document.ts";
import { shownProblems } from "#core/features/diagnostics/diagnose.ts";
import { ignoringEdits } from "#core/features/diagnostics/ignore.ts";
import { rules } from "#core/features/diagnostics/index.ts";
import { dedent } from "../../support/marked-text.ts";
import { exampleCode } from "../../support/rules-page.ts";

/** Every code is shown, as its rule says or as a hint. */
const everything = {
  severities: Object.fromEntries(rules.map((it) => [it.code, it.severity])),
};

function problemsIn(text: string) {
  return shownProblems(createDocument(text), everything, exampleCode());
}

/** The text after a way to ignore the first problem of a code; undefined where it is not offered. */
function ignored(before: string, code: string, where: string): string | undefined {
  const text = before.startsWith("\n") ? dedent(before) : before;
  const problem = problemsIn(text).find((it) => it.code === code);
  assert.ok(problem, `no problem ${code}`);
  const found = ignoringEdits(problem, createDocument(text)).find(
    (it) => it.title === `Ignore ${code} ${where}`,
  );
  return found && applyEdits(text, found.edits);
}

const onLine = "on this line";
const inFile = "in this file";

const file = (node: string) => `
  - pipeline:
      name: p
      nodes:
  ${node}
      edges: []
`;

test("a code is ignored after its line", () => {
  const node = "      - { name: a, type: execution, step: b }";
  const comment = " # valohai-ignore node-step-missing";
  assert.equal(
    ignored(file(`${node}  `), "node-step-missing", onLine),
    dedent(file(`${node}${comment}  `)),
  );
});

test("a comment that ignores another code takes this one, too, in its own way", () => {
  const node = (comment: string) =>
    file(`      - { name: a.b, type: execution, step: b } # valohai-ignore${comment}`);
  const cases = [
    [" node-name-dot", " node-name-dot, node-step-missing"],
    [": node-name-dot -- known", ": node-name-dot, node-step-missing -- known"],
    [" edge-self node-name-dot", " edge-self node-name-dot node-step-missing"],
    [" edge-self,node-name-dot # more", " edge-self,node-name-dot,node-step-missing # more"],
  ];
  for (const [before = "", after = ""] of cases) {
    assert.equal(ignored(node(before), "node-step-missing", onLine), dedent(node(after)));
  }
  const above = (codes: string) =>
    file(
      `      # valohai-ignore-next-line ${codes}\n        - { name: a.b, type: execution, step: b }`,
    );
  assert.equal(
    ignored(above("node-name-dot"), "node-step-missing", onLine),
    dedent(above("node-name-dot, node-step-missing")),
  );
});

test("another comment on the line stays as it is: the code is ignored from above", () => {
  const node = "      - { name: a, type: execution, step: b } # yamllint disable-line";
  const above = "      # valohai-ignore-next-line node-step-missing\n  ";
  assert.equal(ignored(file(node), "node-step-missing", onLine), dedent(file(above + node)));
});

test("where a value goes on in the next line, the code is ignored from above", () => {
  const text = (above: string) => `
    - pipeline:
        name: p
        nodes:
          - name: a
            type: execution
            ${above}step: 'b
              c'
        edges: []
  `;
  const above = "# valohai-ignore-next-line node-step-missing\n            ";
  assert.equal(ignored(text(""), "node-step-missing", onLine), dedent(text(above)));
});

const blockText = `
  - step:
      name: a
      image: busybox
      command: |
        python a.py
        python b.py {parameter:missing}
`;

test("within a block text no comment is possible, so that only the file is offered", () => {
  const code = "command-unknown-parameter";
  assert.equal(ignored(blockText, code, onLine), undefined);
  assert.equal(
    ignored(blockText, code, inFile),
    `# valohai-ignore-file ${code}\n${dedent(blockText)}`,
  );
});

test("a comment may be after the sign of a block text", () => {
  const text =
    "- step:\n    name: a\n    image: b\n    comand: | # valohai-ignore prop-unknown\n      x\n";
  const isReported = (written: string) =>
    problemsIn(written).some((it) => it.code === "prop-unknown");
  assert.equal(isReported(text), false);
  assert.equal(isReported(text.replace(/ #.*/, "")), true);
});

test("a comment for the file takes further codes; a byte order mark and line breaks stay", () => {
  const text = "\ufeff- step:\r\n    nam: a\r\n    image: b\r\n    command: c\r\n";
  assert.equal(
    ignored(text, "prop-unknown", inFile),
    text.replace("- step", "# valohai-ignore-file prop-unknown\r\n- step"),
  );
  const known = "# valohai-ignore-file prop-missing -- later\n- step:\n    nam: a\n";
  assert.equal(
    ignored(known, "prop-unknown", inFile),
    known.replace("prop-missing", "prop-missing, prop-unknown"),
  );
});

test("a comment that suppresses nothing is not ignored by a comment", () => {
  const text = "- step: { name: a, image: b, command: c } # valohai-ignore prop-type\n";
  assert.equal(ignored(text, "suppression-unused", onLine), undefined);
  assert.equal(ignored(text, "suppression-unused", inFile), undefined);
});
