import { test } from "node:test";
import { checkFix, checkNoFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkSlip, checkSlipCodes } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asEdge } from "../../../../support/part-places.ts";
import { edgesFile } from "../../../../support/yaml.ts";

test("edge-malformed reports a list that has not two ends", () => {
  checkSlip(
    "edge-malformed",
    edgesFile(`
      - [prepare.output.*]
        ^^^^^^^^^^^^^^^^^^ edge-malformed: An edge has two ends, written [source, target]; this one has 1
      - [prepare.output.*, train.input.data, train.input.extra]
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ edge-malformed: An edge has two ends, written [source, target]; this one has 3
`),
  );
});

test("edge-malformed reports a text", () => {
  checkSlip(
    "edge-malformed",
    edgesFile(`
      - prepare.output.*
        ^^^^^^^^^^^^^^^^ edge-malformed: An edge has two ends, written [source, target]
`),
  );
});

test("edge-malformed reports an end that is no text", () => {
  checkSlip(
    "edge-malformed",
    edgesFile(`
      - [prepare.output.*, [train.input.data]]
                           ^^^^^^^^^^^^^^^^^^ edge-malformed: An edge end is text of the form node.type.key
`),
  );
});

test("edge-malformed takes both forms of an edge", () => {
  checkSlip(
    "edge-malformed",
    edgesFile(`
      - - prepare.output.a
        - train.input.data
      - source: prepare.output.b
        target: train.input.data
`),
  );
});

test("edge-malformed stays quiet while the target is not written yet", () => {
  checkTyping(
    "edge-malformed",
    edgesFile("      - source: prepare.output.*\n        target: <|>\n"),
  );
});

/** Ways in which two ends are written instead of an edge, all of them meaning the same one, with the kind of the fix. */
const meant = [
  ["keep", "prepare.output.* -> train.input.data"],
  ["keep", "prepare.output.*, train.input.data"],
  ["choose", "prepare.output.*; train.input.data"],
  ["keep", "prepare.output.* train.input.data"],
  ["keep", '"prepare.output.* => train.input.data"'],
  ["keep", "prepare.output.*: train.input.data"],
  ["keep", "[prepare.output.* train.input.data]"],
  ["choose", "[prepare.output.*; train.input.data]"],
  ["keep", "[prepare.output.* -> train.input.data]"],
  ["keep", '["prepare.output.*, train.input.data"]'],
  ["keep", "[[prepare.output.*, train.input.data]]"],
  ["keep", "{ prepare.output.*: train.input.data }"],
  ["keep", "{ prepare.output.*, train.input.data }"],
  ["keep", "- prepare.output.*\n      - train.input.data"],
  ["keep", "prepare.output.*\n      - train.input.data"],
] as const;

for (const [kind, written] of meant) {
  test(`edge-malformed reports once, and writes as an edge: ${written.replace("\n", "⏎")}`, () => {
    const text = edgesFile(`      - ${written} # keep\n`);
    checkSlipCodes(["edge-malformed"], text);
    checkFix(
      "edge-malformed",
      `${kind}: Write [prepare.output.*, train.input.data]`,
      text,
      edgesFile("      - [prepare.output.*, train.input.data] # keep\n"),
    );
  });
}

test("edge-malformed keeps the quotes of the ends", () => {
  checkFix(
    "edge-malformed",
    `keep: Write ["prepare.output.*", 'train.input.data']`,
    edgesFile(`      - "prepare.output.*": 'train.input.data'\n`),
    edgesFile(`      - ["prepare.output.*", 'train.input.data']\n`),
  );
});

test("edge-malformed judges the ends that are meant as well", () => {
  checkSlip(
    ["edge-malformed", "edge-node-missing"],
    edgesFile(`
      - prepare.output.* -> nobody.input.data
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ edge-malformed: An edge is a list of its two ends; write [prepare.output.*, nobody.input.data]
                            ^^^^^^ edge-node-missing: No node of this pipeline is named "nobody"
`),
  );
});

test("edge-malformed offers no edge where a comment is between the ends or the direction is unclear", () => {
  for (const written of [
    "prepare.output.*: # first\n          train.input.data",
    "train.input.data prepare.output.*",
    "prepare.output.* train.input.data search.input.data",
    "prepare to train",
  ]) {
    checkNoFix("edge-malformed", edgesFile(`      - ${written}\n`));
  }
});

test("edge-malformed says with its fixes what they write in an edge", async (t) => {
  await checkFixRows(
    t,
    "edge-malformed",
    [
      [
        "prepare.output.* -> train.input.data",
        "«prepare.output.* -> train.input.data» | keep «prepare.output.* -> train.input.data»→«[prepare.output.*, train.input.data]»",
      ],
      [
        "prepare.output.*, train.input.data",
        "«prepare.output.*, train.input.data» | keep «prepare.output.*, train.input.data»→«[prepare.output.*, train.input.data]»",
      ],
      [
        '"prepare.output.* → train.input.data"',
        '«"prepare.output.* → train.input.data"» | keep «"prepare.output.* → train.input.data"»→«[prepare.output.*, train.input.data]»',
      ],
    ],
    asEdge,
  );
});

test("edge-malformed reports at either end what is no text", async (t) => {
  await checkFixRows(
    t,
    "edge-malformed",
    [
      ["[null, train.input.data]", "«null»"],
      ["[prepare.output.*, null]", "«null»"],
      ["[prepare.output.*, { a: b }]", "«{ a: b }»"],
      ["5", "«5»"],
      ["[]", "«[]»"],
    ],
    asEdge,
  );
});
