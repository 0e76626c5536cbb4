import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { fixesFor } from "#core/features/diagnostics/fixes.ts";
import { defaultPolicy } from "#core/features/diagnostics/policy.ts";
import { fixAll } from "#core/features/fix-all/index.ts";
import { formatDocument } from "#core/features/format/format.ts";
import { defaultFormatStyle } from "#core/features/format/format-options.ts";

/** A slip, the line and column (from 1) and words of the one message, and its fix: made unasked, or offered only. */
interface Row {
  readonly what: string;
  readonly text: string;
  readonly at: string;
  readonly says: RegExp;
  readonly fix?: { readonly unasked: boolean; readonly makes: string };
}

const step = (lines: string) => `- step:\n    name: a\n    image: busybox\n${lines}`;
const withInputs = (lines: string) => step(`    command: c\n    inputs:\n${lines}`);
const withEdges = (lines: string) =>
  `${withInputs("      - name: d\n")}- pipeline:
    name: p
    nodes:
      - {name: m, type: execution, step: a}
      - name: n
        type: execution
        step: a
    edges:
${lines}`;

const rows: readonly Row[] = [
  {
    what: "the first line of a block text is deeper than the others",
    text: step("    command: |\n        echo one\n      echo two\n      echo three\n"),
    at: "5:9",
    says: /^This line is indented by 8 spaces, its neighbours by 6$/,
    fix: {
      unasked: false,
      makes: step("    command: |\n      echo one\n      echo two\n      echo three\n"),
    },
  },
  {
    what: "a line of blanks above a block text is longer than its indentation",
    text: step("    command: |\n         \n      echo one\n"),
    at: "5:7",
    says: /^This blank line has more spaces than the 6 that indent the text below it/,
    fix: { unasked: true, makes: step("    command: |\n      \n      echo one\n") },
  },
  {
    what: "a command goes on in the column of its key",
    text: step("    command: run \\\n    --first 1 \\\n    --second 2\n"),
    at: "5:5",
    says: /^The text of "command" continues here/,
    fix: {
      unasked: false,
      makes: step("    command: |\n      run \\\n      --first 1 \\\n      --second 2\n"),
    },
  },
  {
    what: "no dash of a list of commands has a blank",
    text: step("    command:\n      -first\n      -second\n"),
    at: "5:7",
    says: /^A space is missing after "-" in this and 1 more line/,
    fix: { unasked: false, makes: step("    command:\n      - first\n      - second\n") },
  },
  {
    what: "a key is too deep after a blank line",
    text: withInputs("      - name: x\n        default: y\n\n     parameters:\n      - name: p\n"),
    at: "9:6",
    says: /^"parameters" is indented by 5 spaces, its neighbours by 4$/,
    fix: {
      unasked: true,
      makes: withInputs(
        "      - name: x\n        default: y\n\n    parameters:\n      - name: p\n",
      ),
    },
  },
  {
    what: "an entry at its key's column has lost its dash",
    text: withInputs("    name: t\n    - name: d\n"),
    at: "6:5",
    says: /^A "- " is missing before "name"$/,
    fix: { unasked: false, makes: withInputs("    - name: t\n    - name: d\n") },
  },
  {
    what: "an entry has lost its first line",
    text: withInputs("        default: y\n      - name: d\n        default: z\n"),
    at: "6:9",
    says: /^A "- " is missing before "default"$/,
    fix: {
      unasked: false,
      makes: withInputs("      - default: y\n      - name: d\n        default: z\n"),
    },
  },
  {
    what: "a tab follows a dash",
    text: withInputs("      -\tname: d\n        default: z\n"),
    at: "6:8",
    says: /^YAML does not allow a tab after "-"; write a space$/,
    fix: { unasked: true, makes: withInputs("      - name: d\n        default: z\n") },
  },
  {
    what: "one of the usual widths of a tab makes a key part of the entry above",
    text: withInputs("      - name: d\n\tdefault: z\n"),
    at: "7:1",
    says: /^YAML does not allow tabs as indentation; write spaces$/,
    fix: { unasked: true, makes: withInputs("      - name: d\n        default: z\n") },
  },
  {
    what: "a bracket is left over before a text",
    text: "- step:\n    name: [a\n    image: busybox\n    command: c\n",
    at: "2:11",
    says: /^This "\[" is not closed; add "\]"$/,
    fix: { unasked: false, makes: "- step:\n    name: [a]\n    image: busybox\n    command: c\n" },
  },
  {
    what: "a dash is doubled in a list of mappings",
    text: withInputs("      - name: x\n      - - name: d\n        default: z\n"),
    at: "7:9",
    says: /^There is one "-" too many before "name"; remove it$/,
    fix: {
      unasked: true,
      makes: withInputs("      - name: x\n      - name: d\n        default: z\n"),
    },
  },
  {
    what: "a dash is doubled in a list of texts",
    text: step("    command:\n      - - first\n      - second\n"),
    at: "5:9",
    says: /^There is one "-" too many before "first"; remove it$/,
    fix: { unasked: false, makes: step("    command:\n      - first\n      - second\n") },
  },
  {
    what: "a dash is doubled before an item",
    text: `- - step:\n    name: a\n    image: busybox\n    command: c\n`.replace(
      /\n {4}/g,
      "\n        ",
    ),
    at: "1:3",
    says: /^There is one "-" too many before "step"; remove it$/,
  },
  {
    what: "another slip is further down",
    text: `- step:\n     name: a\n    image: busybox\n    command: c\n    parameters:\n      - name: p\n        -default: 3\n`,
    at: "2:6",
    says: /^"name" is indented by 5 spaces, its neighbours by 4$/,
  },
  {
    what: "a no-break space is before a dash",
    text: withInputs("     \u00a0- name: d\n"),
    at: "6:6",
    says: /^There is a no-break space \(U\+00A0\) here; write an ordinary space$/,
    fix: { unasked: true, makes: withInputs("      - name: d\n") },
  },
  ...["optionaltrue", "keep-directoriesnone"].map((word) => {
    const [key = ""] = /^(?:optional|keep-directories)/.exec(word) ?? [];
    return {
      what: `a key without a colon is joined to its value: ${word}`,
      text: withInputs(`      - name: d\n        ${word}\n`),
      at: "7:9",
      says: new RegExp(
        `^"${word}" is neither a key nor an entry; a ":" may be missing after "${key}"$`,
      ),
      fix: {
        unasked: false,
        makes: withInputs(`      - name: d\n        ${key}: ${word.slice(key.length)}\n`),
      },
    };
  }),
  {
    what: "a key is joined to its value after other keys",
    text: step("    command: c\n    mounts:\n      - destination: /a\n        readonlytrue\n"),
    at: "7:9",
    says: /^"readonlytrue" is neither a key nor an entry/,
  },
  {
    what: "a line of words follows the first key of an entry",
    text: withInputs("      - name: d\n        and more\n"),
    at: "7:9",
    says: /^"and" is neither a key nor an entry; a ":" may be missing after "and"$/,
    fix: { unasked: false, makes: withInputs("      - name: d\n        and: more\n") },
  },
  {
    what: "half a key follows a list in an entry, in the column of its keys",
    text: withInputs("      - name: d\n        default:\n          - s3://a/b\n        op\n"),
    at: "9:9",
    says: /^"op" is neither a key nor an entry; a ":" may be missing after "op"$/,
  },
  {
    what: "half a key follows a list in an entry, in the column of its dashes as well",
    text: withInputs("      - name: d\n        default:\n        - s3://a/b\n        op\n"),
    at: "9:9",
    says: /^"op" is neither a key nor an entry; a ":" may be missing after "op"$/,
  },
  {
    what: "one key is less deep than its siblings, and the list below it fits both columns",
    text: step("    command: c\n   inputs:\n    - name: d\n"),
    at: "5:4",
    says: /^"inputs" is indented by 3 spaces, its neighbours by 4$/,
    fix: { unasked: true, makes: step("    command: c\n    inputs:\n     - name: d\n") },
  },
  {
    what: "the first key of a step is less deep than the others",
    text: "- step:\n   inputs:\n    - name: d\n    name: a\n    image: b\n    command: c\n",
    at: "2:4",
    says: /^"inputs" is indented by 3 spaces, its neighbours by 4$/,
  },
  {
    what: "a text may have lost the quote before it",
    text: step("    command: c\n    environment: ,'\n"),
    at: "5:18",
    says: /^This text ends with a quote that is not opened; add ' before it, or put all of it in quotes$/,
    fix: { unasked: false, makes: step("    command: c\n    environment: ','\n") },
  },
  {
    what: "a text may have lost the quote after it",
    text: step("    command: c\n    environment: 'aws\n"),
    at: "5:18",
    says: /^This quote is not closed; add ' at the end of the text$/,
    fix: { unasked: false, makes: step("    command: c\n    environment: 'aws'\n") },
  },
  {
    what: "a key is joined to a command",
    text: step("    command:\n      - python a.py {parameters} parameters:\n"),
    at: "5:9",
    says: /^A line break is missing before "parameters:"; put all of it in quotes if it is text$/,
    fix: {
      unasked: false,
      makes: step('    command:\n      - "python a.py {parameters} parameters:"\n'),
    },
  },
  {
    what: "two edges are on one line",
    text: withEdges("      - [m.output.x, n.input.d] - [m.output.y, n.input.d]\n"),
    at: "15:33",
    says: /^A line break is missing before "- \["$/,
    fix: {
      unasked: false,
      makes: withEdges("      - [m.output.x, n.input.d]\n      - [m.output.y, n.input.d]\n"),
    },
  },
  ...["(m.output.x, n.input.d)", "<m.output.x, n.input.d>", "'[m.output.x, n.input.d]'"].map(
    (edge) => ({
      what: `an edge is in brackets of another kind: ${edge}`,
      text: withEdges(`      - ${edge}\n`),
      at: "15:9",
      says: /^An edge is a list of its two ends; write \[m.output.x, n.input.d\]$/,
      fix: { unasked: false, makes: withEdges("      - [m.output.x, n.input.d]\n") },
    }),
  ),
];

for (const { what, text, at, says, fix } of rows) {
  test(`one message at its place: ${what}`, () => {
    const document = createDocument(text);
    const problems = diagnose(document).filter((it) => /error|warning/.test(it.severity));
    const [problem] = problems;
    assert.deepEqual(
      problems.map(
        (it) => `${place(text, it.range.start)} ${says.test(it.message) ? "" : it.message}`,
      ),
      [`${at} `],
    );
    if (!problem || !fix) return;
    const [first] = fixesFor(problem, document);
    assert.equal(first && applyEdits(text, first.edits), fix.makes);
    const all = applyEdits(text, fixAll(document, defaultPolicy).edits);
    assert.equal(all, fix.unasked ? fix.makes : text);
  });
}

function place(text: string, offset: number): string {
  const before = text.slice(0, offset).split("\n");
  return `${before.length}:${(before.at(-1) ?? "").length + 1}`;
}

test("a step whose keys are all unindented is still a step of that name", () => {
  const pipeline = `- pipeline:
    name: p
    nodes:
      - name: n
        type: execution
        step: a
    edges: []
`;
  const text = `- step:\n  name: a\n  image: busybox\n  command: c\n${pipeline}`;
  assert.deepEqual(
    diagnose(createDocument(text)).flatMap((it) => (it.severity === "error" ? [it.code] : [])),
    ["item-unindented"],
  );
});

test("a step whose name lost its colon is still a step of that name", () => {
  const node = "      - name: n\n        type: execution\n        step: a\n";
  const pipeline = `- pipeline:\n    name: p\n    nodes:\n${node}    edges: []\n`;
  const text = `- step:\n    name a\n    image: busybox\n    command: c\n${pipeline}`;
  assert.deepEqual(
    diagnose(createDocument(text)).flatMap((it) => (it.severity === "error" ? [it.code] : [])),
    ["yaml-syntax"],
  );
});

test("a list without a blank after any dash is formatted like any text", () => {
  const text = step("    command:\n      -first\n      -second\n");
  const style = { ...defaultFormatStyle, tabSize: 2 };
  assert.equal(formatDocument(createDocument(text), style).kind, "edits");
});
