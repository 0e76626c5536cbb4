import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument } from "#core/document/document.ts";
import { formatDocument, formatLines } from "#core/features/format/format.ts";
import { checkFormat, formatted, usualFormat } from "../../../support/check-format.ts";
import { markedText } from "../../../support/marked-text.ts";

test("it sets indentation and blanks, and nothing else", () => {
  checkFormat(
    `
    - step:
          name:   train
          image:  "python:3.12"   # pinned
          command:
              - echo   start
              -   train {parameters}
          parameters:
              - name:  rate
                type: float
    - step:
        name : report
        image: 'busybox'
        command: echo
    - task:
        name: sweep
    `,
    `
    - step:
        name: train
        image: "python:3.12"   # pinned
        command:
            - echo   start
            - train {parameters}
        parameters:
            - name: rate
              type: float
    - step:
        name: report
        image: 'busybox'
        command: echo
    - task:
        name: sweep
    `,
  );
});

test("it lays out a file as most of it is", () => {
  const file = (other: string) => `
    - step:
        name: train
        inputs:
            - name: images
              keep-directories: full
        parameters:
            - name: rate
    - step:
        name: other
        inputs:
    ${other}- name: images
    `;
  checkFormat(file("      "), file("        "));
});

test("it keeps lists flush or indented, or makes them all one or the other", () => {
  const mixed = `
    - step:
        name: a
        command:
        - one
        inputs:
          - name: data
            default:
            - x
    `;
  checkFormat(mixed, mixed);
  checkFormat(
    mixed,
    `
    - step:
        name: a
        command:
          - one
        inputs:
          - name: data
            default:
              - x
    `,
    { listIndentation: "indent" },
  );
  checkFormat(
    mixed,
    `
    - step:
        name: a
        command:
        - one
        inputs:
        - name: data
          default:
          - x
    `,
    { listIndentation: "flush" },
  );
});

test("it moves block texts as a whole and keeps their blanks", () => {
  checkFormat(
    `
    - step:
        name: a
        command:
          - |
                for it in 1 2; do
                    echo $it

                done
          - >-
            folded
              more
    `,
    `
    - step:
        name: a
        command:
          - |
            for it in 1 2; do
                echo $it

            done
          - >-
            folded
              more
    `,
  );
});

test("it keeps blanks that are content", () => {
  const text = "- step:\n    name: a\n    command: |\n      one  \n         \n      two\n\n";
  assert.equal(formatted(text), text.slice(0, -1));
  const kept = "- step:\n    command: |+\n      one\n\n\n- step:\n    name: b\n";
  assert.equal(formatted(kept, { blankLinesBetweenItems: 0 }), kept);
  const digit = "- step:\n      command: |2\n          two more\n        one\n";
  assert.equal(
    formatted(`${digit}- step:\n    name: b\n- step:\n    name: c\n`).startsWith(
      "- step:\n    command: |2\n        two more\n      one\n",
    ),
    true,
  );
});

test("it leaves texts and brackets over lines as they are, moved with their key", () => {
  checkFormat(
    `
    - pipeline:
        name: p
        description: "one
            two"
        nodes:
        - name: a
          type: task
        edges:
            - [a.output.x,
                 b.input.y]
            - [a.output.x,  c.input.y]
        parameters:
          - name: n
            targets:
              - a.parameters.n
    `,
    `
    - pipeline:
        name: p
        description: "one
            two"
        nodes:
        - name: a
          type: task
        edges:
          - [a.output.x,
               b.input.y]
          - [a.output.x, c.input.y]
        parameters:
          - name: n
            targets:
              - a.parameters.n
    `,
  );
});

test("it sets the blanks inside brackets and braces", () => {
  checkFormat(
    `
    - pipeline:
        name: p
        nodes:
          - {name: a,type: execution , step: a}
          - { name: b, type: task, step: b }
        edges:
          - [ a.output.*,b.input.x ]
          - [a.output.*, c.input.x]
        parameters: [ ]
    `,
    `
    - pipeline:
        name: p
        nodes:
          - { name: a, type: execution, step: a }
          - { name: b, type: task, step: b }
        edges:
          - [a.output.*, b.input.x]
          - [a.output.*, c.input.x]
        parameters: []
    `,
  );
});

test("comments move with what they stand beside", () => {
  checkFormat(
    `
      # about the file
    - step:
        # about the name
        name: a
       # odd
        command:
              # first
              - one
              # commented out
              #- two
              - three
        inputs:
          - name: data
            # of the input
          # between entries
          - name: more
    # about the next
    - step:
        name: b
    `,
    `
    # about the file
    - step:
        # about the name
        name: a
        # odd
        command:
          # first
          - one
          # commented out
          #- two
          - three
        inputs:
          - name: data
            # of the input
          # between entries
          - name: more
    # about the next
    - step:
        name: b
    `,
  );
});

test("it sets the blank lines between items and keeps one elsewhere", () => {
  const items = `


    - step:
        name: a


        command: x
        # of the first
    # of the second

    # and this
    - step:
        name: b



    - step:
        name: c


    `;
  const after = (between: string) => `
    - step:
        name: a

        command: x
        # of the first
${between}    # of the second

    # and this
    - step:
        name: b
${between}    - step:
        name: c
    `;
  checkFormat(items, after("\n"), { blankLinesBetweenItems: 1 });
  checkFormat(items, after(""), { blankLinesBetweenItems: 0 });
  checkFormat(items, after("\n\n"), { blankLinesBetweenItems: 2 });
  checkFormat(items, after("").replace("name: b\n", "name: b\n\n\n\n"));
});

test("it keeps line breaks, a byte order mark and anchors", () => {
  const text =
    "\ufeff- step:  \r\n    name:  a\r\n    image: &i   x\r\n- step: {image:   *i , name: b}";
  assert.equal(
    formatted(text),
    "\ufeff- step:\r\n    name: a\r\n    image: &i x\r\n- step: {image: *i, name: b}\r\n",
  );
});

test("it keeps the blank between an alias and a colon", () => {
  const text = "- &a x\n- {*a : 1, b  : 2}\n- *a : 3\n";
  assert.equal(formatted(text), "- &a x\n- {*a : 1, b: 2}\n- *a : 3\n");
});

const refusals: readonly (readonly [string, string, number])[] = [
  ["a syntax error", "- step:\n    name:   a\n   image: x\n", 3],
  ["a tab as indentation", "- step:\n\tname:   a\n", 2],
  ["a merge conflict", "- step:\n    command: |\n      a\n<<<<<<< ours\n      b\n", 4],
  ["a key in the long form", "- step:\n    name:   a\n- ? x\n  : y\n", 3],
];

for (const [name, text, line] of refusals) {
  test(`it leaves a file with ${name} as it is and says where`, () => {
    const formatting = formatDocument(createDocument(text), usualFormat);
    assert.ok(formatting.kind === "refused");
    assert.equal(text.slice(0, formatting.offset).split("\n").length, line);
    assert.notEqual(formatting.reason, "");
  });
}

test("an empty file and one of comments only stay as they are", () => {
  for (const text of ["", "\n", "  # a\n\n# b\n"]) assert.equal(formatted(text), text);
});

/** Formats the lines from the cursor mark to the end of its paragraph. */
function formattedLines(marked: string, until: string): string {
  const { text, cursor = 0 } = markedText(marked);
  const range = { start: cursor, end: text.indexOf(until) + until.length };
  const formatting = formatLines(createDocument(text), range, usualFormat);
  if (formatting.kind === "refused") return formatting.reason;
  return applyEdits(text, formatting.edits);
}

test("a selection changes alone", () => {
  assert.equal(
    formattedLines("- step:\n    name:  a\n    im<|>age:  b\n    command:  c\n", "b"),
    "- step:\n    name:  a\n    image: b\n    command:  c\n",
  );
});

test("a selection that would move out of its block keeps its indentation", () => {
  const text =
    "- step:\n      name:  a\n      im<|>age:  b\n- step:\n    name: c\n- step:\n    name: d\n";
  assert.equal(
    formattedLines(text, "b"),
    "- step:\n      name:  a\n      image: b\n- step:\n    name: c\n- step:\n    name: d\n",
  );
});

test("a selection in a file with a syntax error elsewhere stays as it is", () => {
  const text = "- step:\n    na<|>me:  a\n- step:\n    name: b\n   image: c\n";
  assert.match(formattedLines(text, "a"), /indent/);
});

test("a selection that is broken itself moves to its list", () => {
  const before =
    "- step:\n    command:\n      - one\n<|>    - two:\n       - three\n    image: x\n";
  assert.match(formattedLines(before, "three"), /indent|list|key/);
  const node = "- step:\n    inputs:\n      - name: a\n<|>    - name: b\n      optional: true\n";
  assert.equal(
    formattedLines(`${node}    image: x\n`, "true"),
    "- step:\n    inputs:\n      - name: a\n      - name: b\n        optional: true\n    image: x\n",
  );
});

test("a selection that is broken itself stays where there is an error elsewhere as well", () => {
  const text =
    "- step:\n    inputs:\n      - name: a\n<|>    - name: b\n- step:\n    name: b\n   image: c\n";
  assert.match(formattedLines(text, "name: b"), /^[^\n]+$/);
});
