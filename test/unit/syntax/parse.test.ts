import assert from "node:assert/strict";
import { test } from "node:test";
import { parseYaml } from "#core/syntax/parse.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";
import { checkSyntax } from "../../support/check-syntax.ts";

/** A tree in one line: `{a: [b "c"]}`, with `?` for what is missing and `*name` for aliases. */
function shape(node: SyntaxNode | undefined): string {
  switch (node?.kind) {
    case undefined:
      return "nothing";
    case "missing":
      return "?";
    case "alias":
      return `*${node.name}${node.target ? "" : "!"}`;
    case "scalar":
      return node.style === "plain" ? node.text : JSON.stringify(node.text);
    case "sequence":
      return `[${node.entries.map(shape).join(" ")}]`;
    case "mapping":
      return `{${node.pairs.map(({ key, value }) => `${shape(key)}: ${shape(value)}`).join(", ")}}`;
  }
}

const shapes: readonly (readonly [name: string, text: string, shape: string])[] = [
  ["block and flow", "a:\n- b\n- {c: d}\n", "{a: [b {c: d}]}"],
  ["a pair in a flow list is a mapping", "[a: b, c]", "[{a: b} c]"],
  [
    "values that are not typed yet",
    "a:\nb: [c, ]\nd: {e: }\nf:\n-",
    "{a: ?, b: [c], d: {e: ?}, f: [?]}",
  ],
  ["Windows line ends", "a:\r\n- b\r\nc: d\r\n", "{a: [b], c: d}"],
  ["old Mac line ends", "a:\r- b\rc: d\r", "{a: [b], c: d}"],
  ["a byte order mark at the start", "\ufeff- a\n- b\n", "[a b]"],
  ["a byte order mark before a comment", "\ufeff# c\n- a\n", "[a]"],
  ["an invisible line separator", "- a\u2028- b", "[a b]"],
  ["folded and literal texts", "a: >\n  b\n  c\nd: |\n  e\n  f\n", '{a: "b c\\n", d: "e\\nf\\n"}'],
  ["quotes with escapes", "a: \"b\\tc\"\nd: 'it''s'", '{a: "b\\tc", d: "it\'s"}'],
  ["brackets that close in the first column", "a:\n  b: [c,\nd\n]\n", "{a: {b: [c d]}}"],
  ["brackets with comments inside", "a:\n  b: [c, # ]\n# [\nd]\n", "{a: {b: [c d]}}"],
  ["quotes that run on in the first column", 'a:\n  b: "c\nd"\n', '{a: {b: "c d"}}'],
  [
    "headers of block texts below their keys",
    "- a:\n  |\n   b\n  c:\n  >- # d\n    e\n    f\n  g:  \r\n  |2\r\n     h\r\n",
    '[{a: "b\\n", c: "e f", g: " h\\n"}]',
  ],
  ["aliases before and after their anchor", "a: *x\nb: &x c\nd: *x", "{a: *x!, b: c, d: *x}"],
  ["a text of several lines", "a: b\n  c\nd: e", "{a: b c, d: e}"],
];

for (const [name, text, expected] of shapes) {
  test(`reads ${name}`, () => assert.equal(shape(parseYaml(text).roots[0]), expected));
}

test("reads what comes after a syntax error", () => {
  const { roots, problems } = parseYaml("a: [b\nc:\n  d: 'it's'\ne: f\n");
  assert.equal(problems.length, 2);
  assert.match(shape(roots[0]), /e: f/);
});

test("answers for a billion laughs with one problem", () => {
  const levels = Array.from({ length: 30 }, (_, index) => {
    const inner =
      index === 0
        ? '"ha"'
        : Array(10)
            .fill(`*l${index - 1}`)
            .join(", ");
    return `l${index}: &l${index} [${inner}]`;
  });
  const { problems } = parseYaml(levels.join("\n"));
  assert.deepEqual(
    problems.map((it) => it.message),
    ['"*l4" makes the file too large once all aliases are replaced; it is not followed'],
  );
});

test("answers for a bottomless text with one problem", () => {
  for (const opening of ["[", "{a: ", "- "]) {
    const { problems } = parseYaml(opening.repeat(5000));
    assert.ok(
      problems.some((it) => it.code === "too-deep"),
      opening,
    );
  }
});

test("takes an escaped quote at the end of the text for one that closes nothing", () => {
  for (const text of ["a: '''", "a: 'x''", 'a: "x\\"', "a: [1, 'x''"]) {
    const { roots, problems } = parseYaml(text);
    assert.match(problems[0]?.message ?? "", /is not closed/, text);
    assert.ok((roots[0]?.range.end ?? 0) <= text.length, text);
  }
  for (const text of ["a: ''", "a: 'x'''", 'a: "\\\\"']) {
    assert.deepEqual(parseYaml(text).problems, [], text);
  }
});

test("says once that a value contains itself", () => {
  checkSyntax(`
    a: &a
      b: *a
         ^^ "*a" is inside the value that it repeats
  `);
});
