import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument } from "#core/document/document.ts";
import { fitPasted } from "#core/features/format/fit-pasted.ts";
import { markedText } from "../../../support/marked-text.ts";

/** The text after something is pasted at the cursor; "as it is" where it stays as it was pasted. */
function pasted(marked: string, clipboard: string): string {
  const { text, cursor = 0 } = markedText(marked);
  const crlf = (it: string) => it.replaceAll("\n", "\r\n");
  const result = pastedAt(text, cursor, clipboard);
  const inCrlf = pastedAt(crlf(text), crlf(text.slice(0, cursor)).length, crlf(clipboard));
  assert.equal(inCrlf, crlf(result), "with other line breaks it is different");
  return result;
}

function pastedAt(text: string, cursor: number, clipboard: string): string {
  const after = text.slice(0, cursor) + clipboard + text.slice(cursor);
  const range = { start: cursor, end: cursor + clipboard.length };
  const edits = fitPasted(createDocument(after), range);
  return edits.length === 0 ? "as it is" : applyEdits(after, edits);
}

const nodes = `- step:
    name: s
- pipeline:
    name: p
    nodes:
      - name: a
        type: execution
        step: s
`;

const edges = "    edges: []\n";

const node = (column: number, name = "b") =>
  ["- name: NAME", "  type: execution", "  step: s"]
    .map((it) => `${" ".repeat(column) + it.replace("NAME", name)}\n`)
    .join("");

const fits: readonly (readonly [name: string, before: string, clipboard: string, after: string])[] =
  [
    [
      "a node that was copied without the blanks before it, at the keys of another",
      `${nodes}        <|>\n${edges}`,
      node(10).trim(),
      nodes + node(6) + edges,
    ],
    [
      "a node of whole lines, at the column of its list",
      `${nodes}      <|>\n${edges}`,
      node(6).trimEnd(),
      nodes + node(6) + edges,
    ],
    [
      "a node of whole lines from another column, at the margin",
      `${nodes}<|>${edges}`,
      node(4),
      nodes + node(6) + edges,
    ],
    [
      "several nodes",
      `${nodes}        <|>\n${edges}`,
      (node(2) + node(2, "c")).trim(),
      nodes + node(6) + node(6, "c") + edges,
    ],
    [
      "a node before another, whose line keeps its blanks",
      nodes.replace("      - name: a", "      <|>- name: a") + edges,
      node(6),
      nodes.replace("      - name: a", `${node(6)}      - name: a`) + edges,
    ],
    [
      "the first node below a key without a value",
      "- pipeline:\n    name: p\n    nodes:\n      <|>\n    edges: []\n",
      node(8).trimEnd(),
      `- pipeline:\n    name: p\n    nodes:\n${node(6)}    edges: []\n`,
    ],
    [
      "the first edges below a key without a value",
      `${nodes}    edges:\n      <|>\n`,
      "  - [a.output.x, b.input.y]\n  - [a.output.z, b.input.y]",
      `${nodes}    edges:\n      - [a.output.x, b.input.y]\n      - [a.output.z, b.input.y]\n`,
    ],
    [
      "a command with a block text",
      "- step:\n    command:\n      - one\n      <|>\n",
      "  - |\n    two\n\n      three\n    ",
      "- step:\n    command:\n      - one\n      - |\n        two\n\n          three\n    \n",
    ],
    [
      "an item that is pasted at the keys of a step",
      "- step:\n    name: a\n    <|>\n",
      "- step:\n    name: b\n    image: c",
      "- step:\n    name: a\n- step:\n    name: b\n    image: c\n",
    ],
    [
      "a parameter that comes from a flush list",
      "- step:\n    parameters:\n      - name: a\n        type: float\n        <|>\n",
      "- name: b\n      type: string",
      "- step:\n    parameters:\n      - name: a\n        type: float\n      - name: b\n        type: string\n",
    ],
    [
      "an entry that would be no complete node",
      `${nodes}        override:\n          inputs:\n            - name: x\n        <|>\n`,
      "- name: y",
      `${nodes}        override:\n          inputs:\n            - name: x\n            - name: y\n`,
    ],
    [
      "one line at the keys of an entry",
      "- step:\n    parameters:\n      - name: a\n        type: float\n        <|>\n",
      "- name: b",
      "- step:\n    parameters:\n      - name: a\n        type: float\n      - name: b\n",
    ],
  ];

for (const [name, before, clipboard, after] of fits) {
  test(`it moves ${name}`, () => {
    assert.equal(pasted(before, clipboard), after);
  });
}

const asTheyAre: readonly (readonly [name: string, before: string, clipboard: string])[] = [
  ["what is right already", `${nodes}      <|>\n${edges}`, node(6).trim()],
  ["text that is no list", "- step:\n    name: a\n      <|>\n", "image: b\n        command: c"],
  ["a word in a value", "- step:\n    name: <|>\n", "train"],
  ["entries in a block text", "- step:\n    command: |\n      a\n      <|>\n", "- b\n    - c"],
  [
    "an entry in a block text of a list",
    "- step:\n    command:\n      - |\n        a\n        <|>\n",
    "- b",
  ],
  ["entries in a quote", '- step:\n    command: "a\n      <|>\n      "\n', "- b\n    - c"],
  ["entries after other text in the line", `${nodes}      - <|>\n`, node(6).trim()],
  ["entries before other text", nodes.replace("  - name: a", "  <|>- name: a"), node(6).trim()],
  ["entries of a kind that no list around takes", `${nodes}        <|>\n`, "- [a.b.c, d.e.f]"],
  [
    "entries between the keys of another",
    nodes.replace("        type", "        <|>\n        type"),
    node(4).trimEnd(),
  ],
  ["a list that is broken itself", `${nodes}        <|>\n`, "- name: b\n   type: x\n  step: s"],
  ["entries with tabs", `${nodes}        <|>\n`, "\t- name: b\n\t  type: x"],
  ["entries below a line that is broken", "- step:\n    name: a\n   b\n        <|>\n", "- c"],
  [
    "entries in a file with a merge conflict",
    `<<<<<<< ours\n${nodes}        <|>\n`,
    node(10).trim(),
  ],
  ["blanks", `${nodes}        <|>\n`, "   \n  "],
];

for (const [name, before, clipboard] of asTheyAre) {
  test(`it leaves ${name}`, () => {
    assert.equal(pasted(before, clipboard), "as it is");
  });
}
