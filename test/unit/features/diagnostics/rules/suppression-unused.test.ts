import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument, createWholeDocument } from "#core/document/document.ts";
import { shownProblems } from "#core/features/diagnostics/diagnose.ts";
import { fixesFor } from "#core/features/diagnostics/fixes.ts";
import { defaultPolicy, type Policy } from "#core/features/diagnostics/policy.ts";

const file = (edge: string, top = "") => `${top}- step:
    name: train
    image: busybox
    command: |
      # valohai-ignore node-step-missing
      train
- pipeline:
    name: p
    nodes:
${edge}
    edges: []
`;

const wrongNode = "      - { name: a, type: execution, step: trian }";

function codes(text: string, policy: Policy = defaultPolicy): readonly string[] {
  return shownProblems(createDocument(text), policy)
    .filter((it) => ["node-step-missing", "suppression-unused"].includes(it.code))
    .map((it) => `${it.severity} ${it.code} ${text.slice(it.range.start, it.range.end)}`);
}

test("a comment on the line suppresses its codes there", () => {
  assert.deepEqual(codes(file(`${wrongNode} # valohai-ignore node-step-missing`)), []);
  assert.deepEqual(codes(file(`${wrongNode} # valohai-ignore: node-step-missing -- known`)), []);
});

test("a comment without codes suppresses all", () => {
  assert.deepEqual(codes(file(`${wrongNode} # valohai-ignore`)), []);
});

test("a comment for the next line suppresses there, also across items", () => {
  assert.deepEqual(
    codes(file(`      # valohai-ignore-next-line node-step-missing\n${wrongNode}`)),
    [],
  );
  const first =
    "- step:\n    name: a\n# valohai-ignore-next-line\n- pipeline: { nodes: [{ name: x, type: execution, step: b }] }\n";
  assert.deepEqual(codes(first), []);
});

test("a comment for the file suppresses everywhere", () => {
  assert.deepEqual(codes(file(wrongNode, "# valohai-ignore-file node-step-missing\n")), []);
});

test("a comment on another line suppresses nothing and is reported", () => {
  assert.deepEqual(codes(file(`${wrongNode}\n      # valohai-ignore node-step-missing`)), [
    "error node-step-missing trian",
    "information suppression-unused # valohai-ignore node-step-missing",
  ]);
});

test("an unused code is reported beside a used one", () => {
  assert.deepEqual(codes(file(`${wrongNode} # valohai-ignore edge-self, node-step-missing`)), [
    "information suppression-unused edge-self",
  ]);
});

test("a code that no rule has is reported as one, with the one that is meant", () => {
  const text = file(`${wrongNode} # valohai-ignore node-step-mising`);
  const document = createDocument(text);
  const problem = shownProblems(document, defaultPolicy).find(
    (it) => it.code === "suppression-unused",
  );
  assert.equal(
    problem?.message,
    'No rule has the code "node-step-mising"; did you mean "node-step-missing"?',
  );
  const fixes = problem ? fixesFor(problem, document) : [];
  assert.equal(
    applyEdits(text, fixes[0]?.edits ?? []),
    file(`${wrongNode} # valohai-ignore node-step-missing`),
  );
  assert.deepEqual(codes(file(`${wrongNode} # valohai-ignore node-step-missing, no-such-rule`)), [
    "information suppression-unused no-such-rule",
  ]);
});

test("text inside a command is no comment", () => {
  assert.deepEqual(codes(file(wrongNode)), ["error node-step-missing trian"]);
});

test("a policy sets the severity of a code or turns it off", () => {
  const set = (severity: "off" | "hint") => ({ severities: { "node-step-missing": severity } });
  assert.deepEqual(codes(file(wrongNode), set("hint")), ["hint node-step-missing trian"]);
  assert.deepEqual(codes(file(wrongNode), set("off")), []);
});

test("the fix removes what suppresses nothing", () => {
  const fixed = (text: string) => {
    const document = createDocument(text);
    const problem = shownProblems(document, defaultPolicy).find(
      (it) => it.code === "suppression-unused",
    );
    assert.ok(problem);
    return applyEdits(text, fixesFor(problem, document)[0]?.edits ?? []);
  };
  const good = "      - { name: a, type: execution, step: train }";
  assert.equal(fixed(file(`${good} # valohai-ignore`)), file(good));
  assert.equal(fixed(file(`      # valohai-ignore-next-line edge-self\n${good}`)), file(good));
  assert.equal(
    fixed(file(`${wrongNode} # valohai-ignore edge-self, node-step-missing`)),
    file(`${wrongNode} # valohai-ignore node-step-missing`),
  );
});

test("each unused code is underlined by itself, greyed out as not needed", () => {
  assert.deepEqual(
    codes(file(`${wrongNode} # valohai-ignore node-step-missing, edge-self edge-cycle`)),
    ["information suppression-unused edge-self", "information suppression-unused edge-cycle"],
  );
  const document = createDocument(file(`${wrongNode} # valohai-ignore edge-self`));
  const found = shownProblems(document, defaultPolicy).find(
    (it) => it.code === "suppression-unused",
  );
  assert.deepEqual(
    [found?.tag, found?.message],
    ["unnecessary", "This comment suppresses nothing"],
  );
});

test("a comment is one at the beginning of the text, after blanks, and at its end", () => {
  const file = (before: string, after: string) =>
    `${before}- step: { name: c, image: i, command: c }\n- pipeline: { name: p, nodes: [{ name: a, type: execution, step: b }], edges: [] }${after}`;
  assert.deepEqual(codes(file("# valohai-ignore-file\n", "")), []);
  assert.deepEqual(codes(file("#valohai-ignore-file: node-step-missing\n", "")), []);
  assert.deepEqual(codes(file("", " # valohai-ignore")), []);
  assert.deepEqual(codes(file("", " #  valohai-ignore,node-step-missing -- why")), [
    "error node-step-missing b",
  ]);
  assert.deepEqual(codes(file("# valohai-ignore-everything\n", "")), ["error node-step-missing b"]);
  assert.deepEqual(codes(file("", "\n# valohai-ignore-next-line")), [
    "error node-step-missing b",
    "information suppression-unused # valohai-ignore-next-line",
  ]);
});

test("the fix takes a line away with its break, the last one without", () => {
  const fixed = (text: string) => {
    const document = createDocument(text);
    const problem = shownProblems(document, defaultPolicy).find(
      (it) => it.code === "suppression-unused",
    );
    assert.ok(problem, text);
    return applyEdits(text, fixesFor(problem, document)[0]?.edits ?? []);
  };
  const step = "- step: { name: a, image: i, command: c }";
  assert.equal(fixed(`# valohai-ignore\n${step}\n`), `${step}\n`);
  assert.equal(fixed(`${step}\n  # valohai-ignore\n`), `${step}\n`);
  assert.equal(fixed(`${step}\n  # valohai-ignore`), `${step}\n`);
  assert.equal(fixed(`${step}   # valohai-ignore edge-self`), step);
});

test("a comment does the same in a text that is cut and in one that is read as a whole", () => {
  const next = "- step:\n    name: a\n";
  const texts = [
    ...[
      "# valohai-ignore",
      "# valohai-ignore prop-type, no-such",
      "# valohai-ignore-next-line",
    ].map((it) => file(`${wrongNode} ${it}\n${wrongNode}`)),
    ...["", "node-step-missing", "task-large", "no-such"].flatMap((code) => [
      file(wrongNode, `# valohai-ignore-file ${code}\n`),
      `${file(wrongNode)}# valohai-ignore-file ${code}\n${next}`,
      `${file(wrongNode)}    # valohai-ignore-next-line ${code}\n${next}${next}`,
      `${next}# valohai-ignore-next-line ${code}\n${next}`,
      `${next}${next}    # valohai-ignore-next-line ${code}`,
    ]),
  ];
  for (const text of texts) {
    const [cut, whole] = [createDocument(text), createWholeDocument(text)].map((document) =>
      shownProblems(document, defaultPolicy).map(({ start, relatedItem, found: _, ...it }) => it),
    );
    assert.deepEqual(cut, whole, text);
  }
});
