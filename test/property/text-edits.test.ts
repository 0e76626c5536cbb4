import assert from "node:assert/strict";
import { test } from "node:test";
import type { PositionEncoding } from "../../server/src/lsp/client-capabilities.ts";
import { textsIn, utf16Of } from "../../server/src/lsp/texts.ts";
import { fc } from "../support/property.ts";

const encodings: readonly PositionEncoding[] = ["utf-8", "utf-16", "utf-32"];

for (const encoding of encodings) {
  test(`edits in ${encoding} change what they name, one after the other`, () => {
    const part = fc.string({
      unit: fc.constantFrom("a", "é", "€", "😀", "\n", "\r\n"),
      maxLength: 6,
    });
    const cut = fc.tuple(fc.nat(), fc.nat(), part);
    fc.assert(
      fc.property(part, fc.array(cut, { maxLength: 3 }), (before, cuts) => {
        const texts = textsIn(encoding);
        let text = texts.create("file:///a", "x", 1, before);
        let expected = before;
        const changes = cuts.map(([first, second, inserted]) => {
          const [start = 0, end = 0] = [first, second]
            .map((it) => boundary(expected, it % (expected.length + 1)))
            .sort((a, b) => a - b);
          const range = rangeIn(encoding, expected, start, end);
          expected = expected.slice(0, start) + inserted + expected.slice(end);
          return { range, text: inserted };
        });
        text = texts.update(text, changes, 2);
        assert.equal(text.getText(), expected);
        assert.equal(utf16Of(text).getText(), expected);
        assert.equal(text.version, 2);
      }),
    );
  });
}

/** Not inside of a character or of a line break, where no client edits. */
function boundary(text: string, offset: number): number {
  const within =
    /[\uDC00-\uDFFF]/.test(text[offset] ?? "") || text.slice(offset - 1, offset + 1) === "\r\n";
  return within ? offset - 1 : offset;
}

/** Counted independently: by the bytes, units or code points of the last line. */
function rangeIn(encoding: PositionEncoding, text: string, start: number, end: number) {
  const [from, to] = [start, end].map((offset) => {
    const lines = text.slice(0, offset).split("\n");
    const last = lines.at(-1) ?? "";
    const bytes = new TextEncoder().encode(last).length;
    const characters = { "utf-8": bytes, "utf-16": last.length, "utf-32": [...last].length };
    return { line: lines.length - 1, character: characters[encoding] };
  });
  return { start: from ?? { line: 0, character: 0 }, end: to ?? { line: 0, character: 0 } };
}
