import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type PathPattern,
  readPathPattern,
  readPathPatterns,
  refusalMessage,
} from "#core/base/path-pattern.ts";

function matches(pattern: string, path: string): boolean {
  const read = readPathPattern(pattern);
  assert.equal(read.kind, "pattern", pattern);
  return read.kind === "pattern" && read.matches(path);
}

function reasonOf(read: PathPattern): string | undefined {
  return read.kind === "refused" ? read.reason : undefined;
}

for (const [pattern, path, expected] of [
  ["!(a|b)", "c", true],
  ["!(a|b)", "a", false],
  ["!(a|b).yaml", "b.yaml", false],
  ["!(a|b).yaml", "ab.yaml", true],
  ["!a", "!a", true],
  ["a\\*", "a*", true],
  ["a\\*", "ab", false],
  ["[\\]]", "]", true],
  ["[]a]", "]", true],
  ["[a", "[a", true],
  ["a(", "a(", true],
  ["+(a", "+(a", true],
  ["[z-a]", "z", false],
  ["a?", "a😀", true],
  ["*", "a/b", false],
  ["a/**", "a", false],
  ["a/**", "a/.b/c", true],
  ["**/a/**/b/*.yaml", "x/a/y/a/z/b/c.yaml", true],
  ["**/a/**/b/*.yaml", "x/a/y/a/z/b/c/d.yaml", false],
  ["#a", "#a", true],
] as const) {
  test(`"${pattern}" ${expected ? "matches" : "does not match"} "${path}"`, () => {
    assert.equal(matches(pattern, path), expected);
  });
}

test("a pattern that could cost more than anybody means is refused with a reason", () => {
  const refused = (pattern: string) => reasonOf(readPathPattern(pattern));
  assert.equal(refused("a".repeat(1001)), "is longer than 1000 characters");
  assert.equal(refused("*a".repeat(65)), "has more than 64 wildcards");
  assert.equal(refused("{1..1000}{1..1000}"), "has more than 64 alternatives in braces");
  assert.equal(refused("{".repeat(400)), undefined);
  assert.equal(refused("+(a|+(b))"), "has a group such as +(a|b) within another one");
  assert.equal(refused("*a".repeat(64)), undefined);
});

test("no pattern takes longer than a path explains", () => {
  const name = "a".repeat(2_000);
  const hostile = [
    `${"*a".repeat(60)}b`,
    `${"**/".repeat(60)}b`,
    "+(a|aa|aaa)b",
    "*(a|*a|a*|?a)!",
    "!(*a*a*a)b",
    `${"?".repeat(60)}b`,
    `${"+(a|b)".repeat(60)}c`,
  ];
  for (const pattern of hostile) {
    assert.equal(matches(pattern, name), false, pattern);
    assert.equal(matches(pattern, "a/".repeat(1_000)), false, pattern);
  }
});

test("the patterns of a setting are read as they are meant, and what is refused is named", () => {
  const patterns = readPathPatterns([" ./configs/*.yaml ", "/ci/**", 1, "", null, "*a".repeat(65)]);
  assert.ok(patterns.matches("configs/a.yaml"));
  assert.ok(patterns.matches("ci/a/b.yaml"));
  assert.ok(!patterns.matches("a.yaml"));
  assert.equal(
    refusalMessage("valohai.files", patterns.refused),
    `A pattern in "valohai.files" matches nothing: "${"*a".repeat(30)}…" has more than 64 wildcards`,
  );
  assert.equal(refusalMessage("valohai.files", []), undefined);
});
