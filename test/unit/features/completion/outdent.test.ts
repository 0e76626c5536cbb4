import assert from "node:assert/strict";
import { test } from "node:test";
import { checkAccepted, checkCompletion, offersAt } from "../../../support/check-completion.ts";

const steps = `- step:
    name: prepare
    image: busybox
    command: [a]
- step:
    name: train
    image: busybox
    command: [a]
    parameters:
      - name: rate
`;

const pipeline = (lines: string) => `${steps}- pipeline:
    name: p
    nodes:
      - name: prepare
        type: execution
        step: prepare
${lines}`;

const train = "      - name: train\n        type: execution\n        step: train";

function labelsAt(source: string, trigger?: string): readonly string[] {
  return offersAt(source, { trigger }).offers.map((it) => it.label);
}

test("offers the next entry where the keys of the last one are", () => {
  for (const typed of ["- ", "- t", "-"]) {
    checkAccepted(pipeline(`        ${typed}<|>\n`), "train", pipeline(`${train}\n`));
  }
  checkAccepted(pipeline("        <|>\n"), "- train", pipeline(`${train}\n`));
  checkAccepted(
    pipeline("        - <|>\n    edges: []\n"),
    "train",
    pipeline(`${train}\n    edges: []\n`),
  );
});

test("offers them as soon as the dash is typed, before all else", () => {
  assert.deepEqual(labelsAt(pipeline("        - <|>"), " ").slice(0, 2), [
    "train",
    "execution node",
  ]);
});

test("offers the keys of the blocks around, the required ones before what the block itself can do without", () => {
  checkCompletion(
    pipeline("        ed<|>"),
    ["edges", "override", "…"],
    pipeline("    edges:\n      - "),
  );
  checkAccepted(`${steps}        ma<|>`, "- task", labelled(`${steps}- task:`));
});

/** The text with what the server writes for a task. */
function labelled(start: string): string {
  return `${start}
    name: my-task
    step: prepare
    type: grid_search
    parameters:
      - name: 
        style: multiple
        rules:
          items: []`;
}

test("offers what the block itself takes first where nothing is typed", () => {
  checkCompletion(`${steps}        <|>`, ["type", "default", "…"]);
});

test("offers the items of the file wherever the last one ends", () => {
  for (const column of [2, 4, 6, 8]) {
    const found = labelsAt(`${steps}${" ".repeat(column)}<|>`);
    assert.ok(found.includes("- pipeline"), `${column}: ${found.join()}`);
  }
});

test("offers the same in a file that begins with a blank line", () => {
  for (const written of ["- pipeline:\n    name: train\n<|>", "- step:\n      <|>", "- <|>"]) {
    assert.deepEqual(labelsAt(`\n${written}`), labelsAt(written), written);
  }
});

test("offers nothing of the blocks around while the lines below belong to the block", () => {
  const found = labelsAt(pipeline("        <|>\n        on-error: stop-all\n"));
  assert.ok(
    found.every((it) => !it.startsWith("- ") && it !== "edges"),
    found.join(),
  );
});

test("skips blanks and comments below", () => {
  for (const below of ["\n# note\n\n    edges: []\n", "\n\n- step:\n    name: last\n"]) {
    assert.ok(labelsAt(pipeline(`        - <|>${below}`)).includes("train"), below);
  }
});

/** Words of texts and of lists of texts: nothing else may be offered there. */
for (const text of [
  "- step:\n    name: a\n    description: one\n      tas<|>",
  "- step:\n    name: a\n    command: |\n      tas<|>",
  "- step:\n    name: a\n    command:\n      - a\n      - tas<|>",
  "- step:\n    name: a\n    command:\n      - a\n        tas<|>",
  "- step:\n    name: a\n    command:\n      tas<|>",
  "- step:\n    name: a\n    unknown:\n      - tas<|>",
  "- step:\n    name: a\n    command:\n      - a\n        - tas<|>",
  "- step: { name: a,\n    tas<|> }",
  '- step:\n    name: "a\n    tas<|>"',
]) {
  test(`offers no item in ${JSON.stringify(text)}`, () => {
    const found = labelsAt(text, "s");
    assert.ok(!found.some((it) => /\b(?:step|task)$/.test(it)), found.join());
  });
}

test("offers no key in a column without keys", () => {
  const found = offersAt(pipeline("      ed<|>")).offers.filter((it) => it.label === "edges");
  assert.deepEqual(
    found.map((it) => [it.before?.newText, it.edit.newText]),
    [["", "edges:\n      - "]],
  );
});

test("keeps line breaks, and the indentation of lists in the column of their key", () => {
  const text = "- pipeline:\r\n    nodes:\r\n    - name: a\r\n      type: execution\r\n";
  checkAccepted(`${text}      ed<|>\r\n`, "edges", `${text}    edges:\r\n    - \r\n`);
});

test("edits begin at the typed word, as editors rank an offer higher the more blanks its edit begins with", () => {
  const { text, offers } = offersAt(pipeline("      - name: train\n        ty<|>\n"));
  const found = offers.filter((it) => /\btype$/.test(it.label));
  assert.deepEqual(
    found.map((it) => [it.label, text.slice(it.edit.range.start, it.edit.range.end)]),
    [
      ["type", "ty"],
      ["- type", "ty"],
    ],
  );
});
