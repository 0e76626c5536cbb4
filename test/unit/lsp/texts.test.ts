import assert from "node:assert/strict";
import { test } from "node:test";
import type { PositionEncoding } from "../../../server/src/lsp/client-capabilities.ts";
import { textsIn } from "../../../server/src/lsp/texts.ts";

const source = "a😀b\r\nğ\n\n€😀";

const columns: { readonly [K in PositionEncoding]: readonly number[] } = {
  "utf-8": [0, 1, 5, 6, 2, 3, 7],
  "utf-16": [0, 1, 3, 4, 1, 1, 3],
  "utf-32": [0, 1, 2, 3, 1, 1, 2],
};

/** The places before and after each character of the source that the columns are about. */
const places = [
  [0, 0],
  [1, 0],
  [3, 0],
  [4, 0],
  [7, 1],
  [10, 3],
  [12, 3],
] as const;

const encodings: readonly PositionEncoding[] = ["utf-8", "utf-16", "utf-32"];

for (const encoding of encodings) {
  test(`columns count in ${encoding}, both ways`, () => {
    const text = textsIn(encoding).create("file:///a", "x", 1, source);
    for (const [index, [offset, line]] of places.entries()) {
      const position = { line, character: columns[encoding][index] ?? -1 };
      assert.deepEqual(text.positionAt(offset), position);
      assert.equal(text.offsetAt(position), offset);
    }
    assert.equal(text.offsetAt({ line: 0, character: 99 }), 4, "the end of the line");
    assert.equal(text.offsetAt({ line: 99, character: 0 }), source.length, "the end of the text");
    const emoji = { start: text.positionAt(1), end: text.positionAt(3) };
    assert.equal(text.getText(emoji), "😀");
  });
}
