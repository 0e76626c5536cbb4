import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument } from "#core/document/document.ts";
import { formatTyped, mayFormatTyped } from "#core/features/format/on-type.ts";
import { dedent, markedText } from "../../../support/marked-text.ts";

/** The text after the character before the cursor was typed, or Enter; "same" where it stays. */
function typed(marked: string, isEnter = false): string {
  const { text, cursor = 0 } = markedText(marked);
  const result = typedAt(text, cursor, isEnter);
  const asCrlf = (it: string) => it.replaceAll("\n", "\r\n");
  const inCrlf = typedAt(asCrlf(text), asCrlf(text.slice(0, cursor)).length, isEnter);
  assert.equal(inCrlf, asCrlf(result), "with other line breaks it is different");
  return result;
}

function typedAt(text: string, cursor: number, isEnter: boolean): string {
  const before = text.slice(0, cursor);
  const character = isEnter || /\n[ \t]*$/.test(before) ? "\n" : before.slice(-1);
  const lineAndAbove = before.split("\n").slice(-2).join("\n");
  if (!mayFormatTyped(lineAndAbove, character)) return "same";
  const edits = formatTyped(createDocument(text), cursor, character);
  for (const { range } of edits) assert.ok(range.end <= cursor, "text after the cursor changes");
  return edits.length === 0 ? "same" : applyEdits(text, edits);
}

const pipeline = `
    - pipeline:
        name: p
        nodes:
          - name: a
            type: execution
            step: s`;

const moved: readonly (readonly [name: string, before: string, after: string])[] = [
  [
    "a dash at the keys of a node moves to the nodes",
    `${pipeline}
            - <|>
          - name: b
    `,
    `${pipeline}
          - 
          - name: b
    `,
  ],
  [
    "a dash below a plain entry moves to its list",
    `
    - step:
        command:
          - one
            - <|>
    `,
    `
    - step:
        command:
          - one
          - 
    `,
  ],
  [
    "a dash at the keys of a step begins an item",
    `
    - step:
        name: a
        - <|>
    `,
    `
    - step:
        name: a
    - 
    `,
  ],
  [
    "a dash between the column of a list and of its key begins an item",
    `${pipeline}
        - <|>
    `,
    `${pipeline}
    - 
    `,
  ],
  [
    "a dash below a key that takes no list moves to the list around it",
    `${pipeline.replace("step: s", "step:")}
              - <|>
    `,
    `${pipeline.replace("step: s", "step:")}
          - 
    `,
  ],
  [
    "a dash that was typed faster moves with its key",
    `${pipeline}
            - name:<|>
    `,
    `${pipeline}
          - name:
    `,
  ],
  [
    "a dash that was typed even faster moves with its key",
    `${pipeline}
            - name: <|>
    `,
    `${pipeline}
          - name: 
    `,
  ],
  [
    "an item that is typed in a list of something else moves to the items",
    `
    - step:
        parameters:
          - name: x
          - pipeline:<|>
    `,
    `
    - step:
        parameters:
          - name: x
    - pipeline:
    `,
  ],
  [
    "a key of an outer mapping moves to it",
    `
    - step:
        parameters:
          - name: x
            type: float
            environment:<|>
    `,
    `
    - step:
        parameters:
          - name: x
            type: float
        environment:
    `,
  ],
  [
    "a key below a key without a value that cannot hold it moves",
    `
    - step:
        command:
          inputs:<|>
    `,
    `
    - step:
        command:
        inputs:
    `,
  ],
  [
    "a dash after the key of a list begins the list below it",
    `${pipeline}
        edges: - <|>
    `,
    `${pipeline}
        edges:
          - 
    `,
  ],
  [
    "such a dash goes to the column of the key where other lists are",
    `
    - step:
        command:
        - run
        inputs: - <|>
        name: a
    `,
    `
    - step:
        command:
        - run
        inputs:
        - 
        name: a
    `,
  ],
  [
    "a dash after the one that Enter has written goes",
    `
    - step:
        command:
          - one
          - - <|>
    `,
    `
    - step:
        command:
          - one
          - 
    `,
  ],
  [
    "Enter on an empty entry ends the list",
    `${pipeline}
          - 
          <|>
    `,
    `${pipeline}
        
    `,
  ],
  [
    "Enter on an empty first entry ends the list",
    `
    - step:
        command:
          - 
          <|>
        image: x
    `,
    `
    - step:
        command:
        
        image: x
    `,
  ],
  [
    "Enter on an empty entry of a flush list ends it",
    `
    - step:
        command:
        - one
        - 
        <|>
    `,
    `
    - step:
        command:
        - one
        
    `,
  ],
  [
    "Enter on an empty item takes its dash away",
    `
    - step:
        name: a
    - 
    <|>
    `,
    `
    - step:
        name: a
    
    `,
  ],
  [
    "Enter on an empty entry of a nested list goes on in the mapping around it",
    `${pipeline}
            override:
              inputs:
                - name: x
                - 
                <|>
    `,
    `${pipeline}
            override:
              inputs:
                - name: x
              
    `,
  ],
];

for (const [name, before, after] of moved) {
  test(name, () => {
    assert.equal(typed(before), dedent(after));
  });
}

const entered: typeof moved = [
  [
    "a whole entry that is too deep",
    `${pipeline}
            - name: b
              <|>
    `,
    `${pipeline}
          - name: b
            
    `,
  ],
  [
    "a whole item that is too deep",
    `
    - step:
        parameters:
          - name: x
            type: float
            - pipeline:
                <|>
    `,
    `
    - step:
        parameters:
          - name: x
            type: float
    - pipeline:
        
    `,
  ],
  [
    "a plain entry that is too deep, below which the editor has begun the next",
    `
    - step:
        command:
          - one
            - two
            - <|>
    `,
    `
    - step:
        command:
          - one
          - two
          - 
    `,
  ],
  [
    "a key with its value",
    `
    - step:
        parameters:
          - name: x
            environment: gpu
            <|>
    `,
    `
    - step:
        parameters:
          - name: x
        environment: gpu
        
    `,
  ],
  [
    "a second dash",
    `
    - step:
        command:
          - one
          - - two
          - <|>
    `,
    `
    - step:
        command:
          - one
          - two
          - 
    `,
  ],
];

for (const [name, before, after] of entered) {
  test(`Enter corrects ${name}`, () => {
    assert.equal(typed(before, true), dedent(after));
  });
}

const kept: readonly (readonly [name: string, text: string])[] = [
  ["a dash in an anchored entry of a kind that is not known", "- x:\n    - &a\n      - <|>\n"],
  ["a key in an anchored entry of such a kind", "- x:\n    - &a\n      inputs:<|>\n"],
  ["a dash below an anchored key", "- step:\n    command: &a\n      - <|>\n"],
  ["a key below the dash of a node", "- pipeline:\n    nodes:\n      -\n        name:<|>\n"],
  ["a dash after a key that holds no list", "- step:\n    name: - <|>\n"],
  ["a dash after a key that is not known", "- step:\n    names: - <|>\n"],
  ["a dash after a key in a block text", "- step:\n    command: |\n      edges: - <|>\n"],
  ["a dash in its list", `${pipeline}\n          - <|>\n`],
  ["a dash that begins a list", "- step:\n    command:\n      - <|>\n"],
  ["a dash that begins a flush list", "- step:\n    command:\n    - <|>\n"],
  ["a dash in a flush list", "- step:\n    command:\n    - one\n    - <|>\n"],
  ["a dash before text", `${pipeline}\n            - <|>name: b\n`],
  ["a dash in a block text", "- step:\n    command: |\n      cat <<x\n        - <|>\n"],
  ["a dash in an empty block text", "- step:\n    command: |\n      - <|>\n"],
  ["a dash in a block text that is an entry", "- step:\n    command:\n      - |\n        - <|>\n"],
  ["a dash in an open bracket", "- step:\n    command: [a,\n      - <|>\n"],
  ["a dash in an open quote", '- step:\n    command: "a\n      - <|>\n'],
  ["a dash below a line that is not finished", "- step:\n    name: a\n    imag\n    - <|>\n"],
  ["a dash in a value of a kind that is not known", "- step:\n    x:\n      y:\n        - <|>\n"],
  ["a dash at the margin", "- step:\n    name: a\n- <|>\n"],
  ["a dash in a file with a merge conflict", `${pipeline}\n            - <|>\n=======\n`],
  ["a dash in an empty file", "  - <|>\n"],
  ["a key in its mapping", "- step:\n    parameters:\n      - name: x\n        type:<|>\n"],
  ["a key that both mappings know", `${pipeline}\n            name:<|>\n`],
  ["a key that no mapping knows", `${pipeline}\n            nonsense:<|>\n`],
  ["a key in a block text", "- step:\n    command: |\n      name:<|>\n"],
  ["the first key of an entry", `${pipeline}\n          - name:<|>\n`],
  ["a colon in a command", "- step:\n    command:\n      - echo:<|>\n"],
  ["Enter after an entry", `${pipeline}\n          - name: x\n            <|>\n`],
  ["Enter after a key that is in its place", "- step:\n    name: a\n    <|>\n"],
  [
    "Enter after a dash that is too deep, with its keys below",
    `${pipeline}\n            - name: b\n              <|>\n              type: task\n`,
  ],
  [
    "Enter after a key that is too deep, with another below",
    "- step:\n    inputs:\n      - name: x\n        image: b\n        <|>\n        default: c\n",
  ],
  ["Enter within a line", `${pipeline}\n            - name:\n              <|>b\n`],
  [
    "two dashes in a list of lists",
    "- pipeline:\n    edges:\n      - - a\n        - b\n      - - <|>\n",
  ],
  ["two dashes below an entry with two", "- pipeline:\n    edges:\n      - - a\n      - - <|>\n"],
  ["two dashes that begin a list", "- pipeline:\n    edges:\n      - - <|>\n"],
  ["two dashes in a block text", "- step:\n    command: |\n      - a\n      - - <|>\n"],
  ["Enter before the entry of a dash", "- step:\n    command:\n      -\n      <|>\n        one\n"],
  ["Enter after a dash with a comment", "- step:\n    command:\n      - # later\n      <|>\n"],
  ["Enter after a dash in a block text", "- step:\n    command: |\n      - \n      <|>\n"],
  [
    "Enter after a dash at the end of a block text",
    "- step:\n    command: |\n      a\n      - \n      <|>\n",
  ],
];

for (const [name, text] of kept) {
  test(`${name} stays`, () => {
    assert.equal(typed(text), "same");
  });
}
