import assert from "node:assert/strict";
import { test } from "node:test";
import { minimatch } from "minimatch";
import { readPathPattern } from "#core/base/path-pattern.ts";
import { fc } from "../support/property.ts";

function matches(pattern: string, path: string): boolean {
  const read = readPathPattern(pattern);
  assert.equal(read.kind, "pattern", pattern);
  return read.kind === "pattern" && read.matches(path);
}

const word = fc.array(fc.constantFrom("a", "b", ".a", "_"), { minLength: 1, maxLength: 3 });

const plain = word.map((it) => it.join(""));

const wild = fc.constantFrom("*", "?", "**", "[ab]", "[!a]", "[^b]", "[a-b]", "[[:alpha:]]");

const group = fc
  .tuple(fc.constantFrom("+", "*", "?", "@"), fc.array(plain, { minLength: 1, maxLength: 3 }))
  .map(([mark, parts]) => `${mark}(${parts.join("|")})`);

const braces = fc.array(plain, { minLength: 2, maxLength: 3 }).map((it) => `{${it.join(",")}}`);

const segment = fc
  .array(fc.oneof(plain, wild, group, braces), { minLength: 1, maxLength: 4 })
  .map((it) => it.join(""));

const pattern = fc
  .array(fc.oneof(segment, fc.constant("**")), { minLength: 1, maxLength: 4 })
  .map((it) => it.join("/"));

const path = fc.array(plain, { minLength: 1, maxLength: 4 }).map((it) => it.join("/"));

test("a path matches as minimatch says", () => {
  fc.assert(
    fc.property(pattern, path, (written, file) => {
      fc.pre(readPathPattern(written).kind === "pattern");
      const expected = minimatch(file, written, { dot: true, nonegate: true, nocomment: true });
      assert.equal(matches(written, file), expected, `${written} ${file}`);
    }),
    { numRuns: 1000 },
  );
});
