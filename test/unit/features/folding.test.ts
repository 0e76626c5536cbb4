import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "../../../server/src/core/features/document.ts";
import { foldsIn } from "../../../server/src/core/features/folding.ts";
import { dedent } from "../../support/marked-text.ts";

/** The folds as "first line-last line kind", lines counted from 1. */
function folds(source: string): readonly string[] {
  const text = dedent(source);
  const line = (offset: number) => text.slice(0, offset).split("\n").length;
  return foldsIn(createDocument(text))
    .map(({ range, kind }) => ({ first: line(range.start), last: line(range.end), kind }))
    .sort((a, b) => a.first - b.first)
    .map(({ first, last, kind }) => `${first}-${last}${kind === "block" ? "" : ` ${kind}`}`);
}

test("items, lists, entries, mappings and texts over several lines fold, each to its last line", () => {
  const found = folds(`
    - step:
        name: train
        command: |
          one
          two

        parameters:
          - name: a
            type: float
          - { name: b }

    - pipeline:
        nodes: [
          { name: a },
          { name: b,
            type: task },
        ]
        name: p
  `);
  assert.deepEqual(found, ["1-10", "3-5", "7-10", "8-9", "12-18", "13-16", "15-16"]);
});

test("runs of comments and regions fold, but not lines of a script that look like them", () => {
  const found = folds(`
    # one
    # two

    # alone
    # region training
    # first
    # second
    - step:
        name: a
        command: |
          # not
          # comments
    # endregion
    - step: { name: b }
  `);
  assert.deepEqual(found, ["1-2 comment", "5-13 region", "6-7 comment", "8-12", "10-12"]);
});

test("an edit in one item leaves the folds of the others as they are, moved", () => {
  const before = createDocument("- step:\n    name: a\n- step:\n    name: b\n");
  const after = createDocument(
    "- step:\n    name: a\n    image: i\n- step:\n    name: b\n",
    before,
  );
  assert.deepEqual(
    foldsIn(after).map((it) => it.range),
    [
      { start: 2, end: 32 },
      { start: 35, end: 52 },
    ],
  );
});
