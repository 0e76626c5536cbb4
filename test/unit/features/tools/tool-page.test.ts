import assert from "node:assert/strict";
import { test } from "node:test";
import { pageOf } from "#core/features/tools/tool-page.ts";
import { ToolProblem } from "#core/features/tools/tool-problem.ts";

const linesOf = (count: number, text: string) => Array.from({ length: count }, () => text);

test("a short report is shown whole, with what to do next", () => {
  assert.equal(pageOf({ lines: ["a", "b"], next: ["c"] }, "t", 0n), "a\nb\nc\n");
});

test("a long report is cut at a line, and says how to get the rest", () => {
  const lines = Array.from({ length: 1000 }, (_, index) => `line ${index} ${"x".repeat(50)}`);
  const first = pageOf({ lines, comment: "%% " }, "t", 0n);
  const [, end = ""] =
    /%% Lines 1 to (\d+) of 1000\. For the rest, call t again with "offset": \1\.\n$/.exec(first) ??
    [];
  assert.ok(Number(end) > 100);
  assert.ok(pageOf({ lines }, "t", BigInt(end)).startsWith(`line ${end} `));
  assert.match(pageOf({ lines }, "t", 990n), /^line 990 [\s\S]*Lines 991 to 1000 of 1000\.\n$/);
  assert.throws(() => pageOf({ lines }, "t", 1000n), ToolProblem);
});

test("no answer is longer than 20,000 bytes, whatever its letters are", () => {
  for (const letter of ["x", "ä", "€", "😀"]) {
    for (const length of [10, 100_000]) {
      const text = letter.repeat(length);
      const page = pageOf({ lines: linesOf(5_000, text), next: linesOf(3, text) }, "t", 0n);
      assert.ok(Buffer.byteLength(page) <= 20_000);
      assert.ok(page.includes(letter));
    }
  }
});
