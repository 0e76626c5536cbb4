import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { diagnose, shownByPiece, shownProblems } from "#core/features/diagnostics/diagnose.ts";
import { fixesFor } from "#core/features/diagnostics/fixes.ts";
import { defaultPolicy } from "#core/features/diagnostics/policy.ts";
import { fixAll } from "#core/features/fix-all/index.ts";
import { formatDocument } from "#core/features/format/format.ts";
import { defaultFormatStyle } from "#core/features/format/format-options.ts";
import { refactoringsAt } from "#core/features/refactorings/index.ts";
import { prepareRename, rename } from "#core/features/rename/rename.ts";
import {
  conflictsIn,
  firstConflictMarker,
  hasConflictMarkers,
} from "#core/syntax/conflict-markers.ts";
import { markedText } from "../../support/marked-text.ts";

const step = "- step:\n    name: a\n    image: b\n    comand: c\n";

for (const line of [
  "<<<<<<< HEAD",
  "<<<<<<< ours: a b",
  "||||||| 1f2e3d4",
  "||||||| merged common ancestors",
  "=======",
  "=======\r",
  ">>>>>>> feature/x",
  ">>>>>>> feature/x\r",
]) {
  test(`a line ${JSON.stringify(line)} is a conflict marker, alone as well`, () => {
    for (const text of [`${line}\n${step}`, `${step}${line}\n`, `${step}${line}\n${step}`]) {
      assert.ok(hasConflictMarkers(text));
      assert.equal(firstConflictMarker(text), text.indexOf(line));
    }
  });
}

for (const line of [
  "    =======",
  "# =======",
  "======",
  "========",
  "======= of",
  "<<<<<<",
  "<<<<<<<<",
  "    <<: *defaults",
  "<<: *defaults",
  "    echo <<<<<<< HEAD",
]) {
  test(`a line ${JSON.stringify(line)} is no conflict marker`, () => {
    assert.ok(!hasConflictMarkers(`${step}${line}\n${step}`));
    assert.equal(firstConflictMarker(`${step}${line}\n${step}`), undefined);
  });
}

/** Conflicts that were indented together with what is around them, and how many there are. */
const indented: readonly (readonly [what: string, text: string, count: number])[] = [
  [
    "among keys",
    `${step}    <<<<<<< HEAD\n    icon: x\n    =======\n    icon: y\n    >>>>>>> b\n`,
    1,
  ],
  ["with a base", `${step}  <<<<<<< a\n  ||||||| b\n  =======\n  >>>>>>> c\n`, 1],
  ["half resolved", `${step}    =======\n    icon: y\n    >>>>>>> b\n`, 0],
  ["in several columns", `${step}    <<<<<<< a\n      =======\n    >>>>>>> c\n`, 0],
  [
    "in a block text",
    `${step}    icon: |\n      <<<<<<< a\n      =======\n      >>>>>>> b\n    name: c\n`,
    0,
  ],
  [
    "in quotes",
    `${step}    icon: "x\n      <<<<<<< a\n      =======\n      >>>>>>> b"\n    name: c\n`,
    0,
  ],
  [
    "after a block text",
    `${step}    icon: |\n      x\n    <<<<<<< a\n    =======\n    >>>>>>> b\n`,
    1,
  ],
];

for (const [what, text, count] of indented) {
  test(`indented markers ${what} make ${count} conflicts`, () => {
    assert.equal(conflictsIn(text).length, count);
    assert.equal(hasConflictMarkers(text), count > 0);
  });
}

const side = "- step:\n    name: z\n    image: b\n    comand: c\n";
const whole = `<<<<<<< a\n${side}=======\n${side}>>>>>>> b\n`;

/** Texts and how many problems are reported: one for each conflict, and none that may follow from it. */
const reported: readonly (readonly [what: string, text: string, count: number])[] = [
  ["a conflict over several items", `${step}${whole}${step}`, 1],
  ["two conflicts", `${whole}${step}${whole}`, 2],
  ["a conflict in an item", `${step}<<<<<<< a\n    icon: x\n=======\n    icon: y\n>>>>>>> b\n`, 1],
  ["a conflict with a base", `<<<<<<< a\n${side}||||||| b\n=======\n${side}>>>>>>> b\n`, 1],
  ["the rest of a conflict", `${step}=======\n${side}>>>>>>> b\n`, 1],
  ["an indented conflict", indented[0]?.[1] ?? "", 1],
  ["suppressions", `${step}# valohai-ignore\n${whole}`, 1],
  [
    "shared anchors",
    `- definitions: &d\n    icon: x\n${whole}- step:\n    <<: *d\n    name: y\n`,
    1,
  ],
];

for (const [what, text, count] of reported) {
  test(`all that is reported of ${what} is each conflict, at its first marker`, () => {
    const document = createDocument(text);
    const message =
      "A Git conflict marker is left in the file; keep one side and remove the markers";
    const expected = conflictsIn(text).map(({ markers: [first] }) => ({ ...first, message }));
    assert.equal(expected.length, count);
    for (const problems of [diagnose(document), shownProblems(document, defaultPolicy)]) {
      assert.deepEqual(
        problems.map((it) => ({ ...it.range, message: it.message })),
        expected.map(({ start, end }) => ({ start, end, message })),
      );
    }
    const shown = shownByPiece(document, defaultPolicy);
    assert.equal(shown.flatMap((it) => it.problems).length, count);
  });
}

test("a name in a text with conflict markers cannot be renamed, and the reason is shown", () => {
  const { text, cursor = -1 } = markedText(
    `- step:\n    name: a<|>b\n<<<<<<< HEAD\n    image: c\n`,
  );
  const refusal = {
    kind: "refused",
    message: "A merge conflict in this file is not resolved, so nothing is renamed",
  };
  const document = createDocument(text);
  assert.deepEqual(prepareRename(document, cursor), refusal);
  assert.deepEqual(rename(document, cursor, "x"), refusal);
});

test("a text with conflict markers is offered no fix, no refactoring and no layout", () => {
  for (const marker of ["<<<<<<< HEAD", "=======", ">>>>>>> branch", "||||||| base"]) {
    const document = createDocument(`${step}${marker}\n${step}`);
    const problems = diagnose(document);
    assert.ok(problems.length > 0);
    for (const problem of problems) assert.deepEqual(fixesFor(problem, document), []);
    assert.deepEqual(fixAll(document, defaultPolicy).edits, []);
    for (let at = 0; at < document.text.length; at++) {
      assert.deepEqual(refactoringsAt(document, { start: at, end: at }), []);
    }
    assert.equal(formatDocument(document, { ...defaultFormatStyle, tabSize: 2 }).kind, "refused");
  }
});
