import assert from "node:assert/strict";
import { test } from "node:test";
import { cachedPerLine, shiftSymbol } from "../../../server/src/lsp/line-shift.ts";

test("a part is converted once, moved when it moves, and the same object where it stays", () => {
  let made = 0;
  const at = cachedPerLine(
    (part: { readonly lines: number }) => {
      made++;
      return { first: 0, last: part.lines };
    },
    ({ first, last }, by) => ({ first: first + by, last: last + by }),
  );
  const part = { lines: 3 };
  const there = at(part, 10);
  assert.deepEqual(there, { first: 10, last: 13 });
  assert.equal(at(part, 10), there);
  assert.deepEqual(at(part, 7), { first: 7, last: 10 });
  assert.deepEqual(at(part, 0), { first: 0, last: 3 });
  assert.deepEqual(at({ lines: 1 }, 0), { first: 0, last: 1 });
  assert.equal(made, 2);
});

test("a symbol moves with everything below it", () => {
  const range = (line: number) => ({
    start: { line, character: 2 },
    end: { line: line + 1, character: 3 },
  });
  const symbol = (line: number, children: object[]) => ({
    name: "a",
    kind: 5 as const,
    range: range(line),
    selectionRange: range(line),
    children,
  });
  const before = { ...symbol(1, []), children: [{ ...symbol(2, []), children: [] }] };
  const after = { ...symbol(5, []), children: [{ ...symbol(6, []), children: [] }] };
  assert.deepEqual(shiftSymbol(before, 4), after);
});
