import assert from "node:assert/strict";
import { test } from "node:test";
import { itemSize, readingLimit } from "#core/base/text-size.ts";
import { createDocument } from "#core/document/document.ts";
import { shownProblems } from "#core/features/diagnostics/diagnose.ts";
import { defaultPolicy } from "#core/features/diagnostics/policy.ts";
import { formatDocument } from "#core/features/format/format.ts";
import { prepareRename, rename } from "#core/features/rename/rename.ts";
import { conclusions } from "../support/conclusions.ts";

/** A step with a text of so many lines, which takes little time to read. */
function item(lines: number): string {
  return `- step:\n    name: a\n    description: |\n${"      x\n".repeat(lines)}`;
}

/** A pipeline whose step comes after as many lines as are wanted, and its problems. */
function apart(lines: number) {
  const many = `    description: |\n${"      x\n".repeat(lines)}`;
  const pipeline = `- pipeline:
    name: p
    nodes:
      - { name: n, type: execution, step: train, colour: red }
    edges: [] # valohai-ignore edge-self
`;
  const text = `${pipeline}- step:\n    name: other\n    image: b:1\n    command: c\n${many}- step:\n    name: train\n    image: b:1\n    command: c\n`;
  const document = createDocument(text);
  const problems = shownProblems(document, defaultPolicy).map((it) => ({
    code: it.code,
    severity: it.severity,
    text: text.slice(it.range.start, it.range.end),
  }));
  return { text, document, problems };
}

test("a file that comes to the limit is read up to there, and says so at the first line that is not read", () => {
  const { document, problems } = apart(readingLimit / 200);
  assert.ok(document.isPartlyRead);
  assert.deepEqual(problems, [
    { code: "prop-unknown", severity: "warning", text: "colour" },
    { code: "yaml-syntax", severity: "warning", text: "-" },
  ]);
});

test("a line break of Windows counts as one; one that nobody writes, and a merge, count for more", () => {
  const sizeOf = (text: string) => itemSize(text, 0, text.length, Number.POSITIVE_INFINITY);
  const plain = sizeOf("ab\n".repeat(100));
  assert.equal(sizeOf("ab\r\n".repeat(100)), plain + 100);
  for (const odd of ["ab\r", "ab\u0085", "ab\u2028", "<<\n"]) {
    assert.ok(sizeOf(odd.repeat(100)) > 2 * plain, JSON.stringify(odd));
  }
});

test("of a file below the limit everything is read", () => {
  const { document, problems } = apart(100);
  assert.ok(!document.isPartlyRead);
  assert.deepEqual(
    problems.map((it) => it.code),
    ["prop-unknown", "suppression-unused"],
  );
});

test("nothing is renamed or formatted in a file that is partly read", () => {
  const { text, document } = apart(readingLimit / 200);
  const at = text.indexOf("train");
  const message = "The file is too large to be read as a whole, so nothing is renamed";
  assert.deepEqual(prepareRename(document, at), { kind: "refused", message });
  assert.deepEqual(rename(document, at, "fit"), { kind: "refused", message });
  const style = { tabSize: 2, listIndentation: "keep", blankLinesBetweenItems: "keep" } as const;
  assert.equal(formatDocument(document, style).kind, "refused");
});

test("a file that grows over the limit, and shrinks again, is read as far as when it is opened", () => {
  const part = readingLimit / 1600;
  const whole = item(part).repeat(7);
  let document = createDocument(whole);
  for (const text of [
    `${whole}${item(part)}`,
    `${whole}${item(part)}${item(3)}`,
    `${item(3)}${whole}${item(part)}`,
    `${item(part)}${whole}${item(3)}`,
    `${whole}${item(part)}${item(3)}`,
    `${whole}${item(2)}${item(3)}`,
    `${whole}${item(2)}\n---\n${item(3)}`,
    `${item(8 * part)}${whole}`,
    whole,
  ]) {
    document = createDocument(text, document);
    const fresh = createDocument(text);
    assert.equal(document.isPartlyRead, fresh.isPartlyRead);
    assert.deepEqual(conclusions(document), conclusions(fresh));
  }
});

test("items with syntax errors count for more, also while they are typed", () => {
  const text = "- step: {name: a\n".repeat(12_000);
  const document = createDocument(text);
  assert.ok(document.isPartlyRead);
  assert.ok(!createDocument("- step: {name: a}\n".repeat(12_000)).isPartlyRead);
  const edited = createDocument(`${text}- step: {name: b}\n`, document);
  const fresh = createDocument(edited.text);
  assert.deepEqual(conclusions(edited), conclusions(fresh));
});

test("where the text must be read as a whole, a quarter as much is read", () => {
  const large = item(readingLimit / 1600).repeat(3);
  const quote = '- step: "a\n- b"\n';
  assert.ok(!createDocument(`${large}- step: a\n`).isPartlyRead);
  assert.ok(createDocument(`${quote}${large}`).isPartlyRead);
  assert.ok(!createDocument(quote).isPartlyRead);
});

test("where items share anchors, as much is read as elsewhere", () => {
  const large = item(readingLimit / 800).repeat(3);
  const shared = createDocument(`- step: &shared {name: a}\n${large}- step: *shared\n`);
  assert.ok(!shared.isPartlyRead);
  assert.ok(shared.linked);
});

test("typing in what is not read reads nothing", () => {
  const text = item(readingLimit / 800).repeat(6);
  const document = createDocument(text);
  const edited = createDocument(`${text}x`, document);
  assert.deepEqual(
    edited.pieces.slice(0, -1).map((it) => it.piece),
    document.pieces.slice(0, -1).map((it) => it.piece),
  );
  assert.equal(edited.pieces.length, document.pieces.length);
});

test("a file of millions of blank lines or of merge conflicts is answered", () => {
  const blank = createDocument(`${"\n".repeat(5_000_000)}- step:\n    name: a\n`);
  assert.ok(blank.isPartlyRead);
  const conflicts = createDocument(`- step:\n    name: a\n${"<<<<<<< a\n".repeat(100_000)}`);
  assert.equal(shownProblems(conflicts, defaultPolicy).length, 1000);
});
