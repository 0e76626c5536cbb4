import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument, createWholeDocument, type Document } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { agreesWhenWhole, conclusions } from "../support/conclusions.ts";
import { fixtures } from "../support/fixtures.ts";
import { corpusFiles } from "../support/shared-corpus.ts";

const files = fixtures();

test("cut and whole reading agree on every file without syntax errors", () => {
  for (const { name, text } of [...files, ...corpusFiles("real"), ...corpusFiles("reference")]) {
    const whole = createWholeDocument(text);
    if (whole.pieces.some(({ piece }) => piece.problems.length > 0)) continue;
    assert.deepEqual(conclusions(createDocument(text)), conclusions(whole), name);
  }
});

test("prefixes of every fixture are analysed with ranges inside the text", () => {
  for (const [index, { text }] of files.entries()) {
    let previous: Document | undefined;
    for (let end = index % 7; end <= text.length; end += 7) {
      const document = createDocument(text.slice(0, end), previous);
      for (const { range } of diagnose(document)) {
        assert.ok(0 <= range.start && range.start <= range.end && range.end <= end);
      }
      previous = document;
    }
  }
});

test("cut and whole reading agree on files of several documents", () => {
  for (const { text } of files) {
    const starts = [...text.matchAll(/^ *- /gm)].map((it) => it.index);
    for (const [index, start] of starts.entries()) {
      if (index % 5 !== 1) continue;
      const marker = index % 2 === 0 ? "---\n" : "# first\n--- # second\n\n";
      agreesWhenWhole(text.slice(0, start) + marker + text.slice(start));
    }
  }
});
