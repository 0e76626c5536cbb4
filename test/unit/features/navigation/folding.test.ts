import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { foldsIn } from "#core/features/navigation/folding.ts";
import { dedent } from "../../../support/marked-text.ts";

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
  assert.deepEqual(found, ["2-10", "3-5", "7-10", "8-9", "12-18", "13-16", "15-16"]);
});

test("a fold starts below a name in one of the first lines, so that names stay in sight", () => {
  const found = folds(`
    - step:
        # What it does
        name: train
        image: busybox
        parameters:
          - type: float
            name: rate
            default: 1
    - step:
        command:
          - one
        name: late
        image: busybox
    - step:
        image: busybox
        name: last
  `);
  assert.deepEqual(found, ["3-8", "5-8", "7-8", "9-13", "10-11"]);
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
  assert.deepEqual(found, ["1-2 comment", "5-13 region", "6-7 comment", "9-12", "10-12"]);
});

test("an edit in one item leaves the folds of the others as they are, moved", () => {
  const before = createDocument("- step:\n    name: a\n- step:\n    name: b\n    image: i\n");
  const after = createDocument(
    "- step:\n    name: a\n    image: i\n- step:\n    name: b\n    image: i\n",
    before,
  );
  assert.deepEqual(
    foldsIn(after).map((it) => it.range),
    [
      { start: 12, end: 32 },
      { start: 45, end: 65 },
    ],
  );
});
