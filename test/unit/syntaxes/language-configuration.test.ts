import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

interface EnterRule {
  readonly beforeText: string;
  readonly afterText?: string;
  readonly action: { readonly indent: "none" | "indent"; readonly appendText?: string };
}

const configuration: {
  readonly comments: { readonly lineComment: string };
  readonly brackets: readonly (readonly [string, string])[];
  readonly autoClosingPairs: readonly { readonly open: string; readonly close: string }[];
  readonly wordPattern: string;
  readonly folding: {
    readonly offSide: boolean;
    readonly markers: { readonly start: string; readonly end: string };
  };
  readonly indentationRules: {
    readonly increaseIndentPattern: string;
    readonly decreaseIndentPattern: string;
  };
  readonly onEnterRules: readonly EnterRule[];
} = JSON.parse(readFileSync("syntaxes/language-configuration.json", "utf8"));

const indentation = "  ";

/** The start of the line that Enter opens at the mark, by the first rule that fits, as VS Code takes them. */
function enter(line: string): string {
  const [before = "", after = ""] = line.split("<|>");
  const own = /^\s*/.exec(before)?.[0] ?? "";
  const rule = configuration.onEnterRules.find(
    (it) =>
      new RegExp(it.beforeText).test(before) &&
      (it.afterText === undefined || new RegExp(it.afterText).test(after)),
  );
  const more = rule?.action.indent === "indent" ? indentation : "";
  return own + more + (rule?.action.appendText ?? "");
}

const entered: readonly (readonly [string, string])[] = [
  ["- step:<|>", "    "],
  ["- step: # trains<|>", "    "],
  ['- "step":<|>', "    "],
  ["- step: &train<|>", "    "],
  ["    command:<|>", "      "],
  ["    command: |-<|>", "      "],
  ["    command: > # folded<|>", "      "],
  ["    nodes: &nodes<|>", "      "],
  ["      - command: |<|>", "          "],
  ["      - |<|>", "        "],
  ["    name: train<|>", "    "],
  ["      - name: id<|>", "        "],
  ["      - name: id # of a store<|>", "        "],
  ["      - default: s3://bucket/data.csv<|>", "        "],
  ["      - python train.py {parameters}<|>", "      - "],
  ["      - --flag<|>", "      - "],
  ["      - s3://bucket/data.csv<|>", "      - "],
  ['      - "quoted: text"<|>', "      - "],
  ["      - *alias<|>", "      - "],
  ["      - [preprocess.output.*, train.input.data]<|>", "      - "],
  ["      - { name: id, type: string } # of a store<|>", "      - "],
  ["      - python train.py <|># why", "      - "],
  ["      - python <|>train.py", "      "],
  ["      - [preprocess.output.*,<|>", "      "],
  ["      - <|>", "      "],
  ["      # - a comment:<|>", "      "],
  ["      # - a comment<|>", "      "],
];

for (const [line, start] of entered) {
  test(`Enter at "${line.trim()}" begins the next line with "${start}"`, () => {
    assert.equal(enter(line), start);
  });
}

test("lines are indented below what opens a block, and back at a closing bracket", () => {
  const { increaseIndentPattern, decreaseIndentPattern } = configuration.indentationRules;
  const opens = new RegExp(increaseIndentPattern);
  const closes = new RegExp(decreaseIndentPattern);
  for (const line of ["- step:", "    command: |", "  nodes: # of it", "  - |", "  x: &y"])
    assert.ok(opens.test(line), line);
  for (const line of ["- step: x", "# step:", "  - python a.py", "  url: http://a", "  - a: { b:"])
    assert.ok(!opens.test(line), line);
  for (const line of ["  }", "  ]", "  },"]) assert.ok(closes.test(line), line);
  for (const line of ["}", "  }x", "  a: }"]) assert.ok(!closes.test(line), line);
});

test("brackets close themselves and comments begin with a number sign", () => {
  assert.equal(configuration.comments.lineComment, "#");
  assert.deepEqual(configuration.brackets, [
    ["{", "}"],
    ["[", "]"],
  ]);
  assert.deepEqual(
    configuration.autoClosingPairs.map(({ open, close }) => open + close),
    ["{}", "[]", '""', "''"],
  );
});

test("folding goes by indentation and by regions in comments", () => {
  const { offSide, markers } = configuration.folding;
  assert.ok(offSide);
  assert.match("  # region training", new RegExp(markers.start));
  assert.match("#endregion", new RegExp(markers.end));
  assert.doesNotMatch("- region: x # region", new RegExp(markers.start));
  assert.doesNotMatch("# regional", new RegExp(markers.start));
});

test("a word is a part of a socket, a name or a number", () => {
  const words = (line: string) => line.match(new RegExp(configuration.wordPattern, "g"));
  assert.deepEqual(words("- [pre-process.output.*, train_1.input.data]"), [
    "-",
    ...["pre-process", "output", "train_1", "input", "data"],
  ]);
  assert.deepEqual(words('default: "s3" # note'), ["default", "s3", "note"]);
});
