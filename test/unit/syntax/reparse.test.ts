import assert from "node:assert/strict";
import { test } from "node:test";
import { composeYaml, parseYaml } from "#core/syntax/parse.ts";
import { reparse } from "#core/syntax/reparse.ts";

function reparsed(before: string, after: string) {
  return reparse(before, parseYaml(before), after);
}

/** The text before and after something is typed at the mark. */
function typed(source: string, inserted: string) {
  return { before: source.replace("<|>", ""), after: source.replace("<|>", () => inserted) };
}

const ordinary: readonly (readonly [string, string])[] = [
  ["- step:\n    name: tr<|>ain\n    image: busybox\n", "x"],
  ["- step:\n    name: train<|> # remark\n    image: busybox\n", "er"],
  ["- step:\n    image: ghcr.io/uv<|>\n    command:\n      - a\n", ":1.2"],
  ["- step:\n    command:\n    - python t<|>.py {parameters}\n    - echo\n", " {x} 'y' [z]"],
  ["- a: b<|>\r\n  c: d\r\n", "1"],
  ["- [a.output.<|>x, b.input.y] # remark\n", "z"],
  ["- { a: b<|>, c: d }\n- e\n", "b"],
  ['- a: "<|>"\n  b: c\n', "x: #[]{}"],
  ["- a: 'b<|>'\n  b: c\n", '"'],
  ['- ["a<|>", b]\n', ", "],
  ["- b<|>", "1"],
];

test("typing inside a value reads nothing anew, and says what reading says", () => {
  for (const [source, inserted] of ordinary) {
    const { before, after } = typed(source, inserted);
    const found = reparsed(before, after);
    assert.ok(found, source);
    assert.deepEqual(found, composeYaml(after), source);
  }
});

const notOrdinary: readonly (readonly [string, string])[] = [
  ["- a: b<|>\n", ":"],
  ["- a: b<|> c\n", ":"],
  ["- a: b <|>#c\n", "x"],
  ["- a: b<|>\n", " "],
  ["- a: b<|>\n", "\n"],
  ["- a: <|>b\n", "&"],
  ["- a: <|>b\n", "- "],
  ["- a<|>: b\n", "x"],
  ["- a: [b<|>]\n", ","],
  ["- a: [b<|>]\n", "]"],
  ["- a: {b: c<|>}\n", ":"],
  ["- a: [<|>]\n", "x"],
  ['- a: "b<|>"\n', '"'],
  ['- a: "b<|>"\n', "\\"],
  ["- a: 'b<|>'\n", "'"],
  ['- a: <|>"b"\n', "x"],
  ["- a: |\n    b<|>\n", "x"],
  ["- a: b\n    c<|>\n", "x"],
  ["- a: &x b<|>\n- *x\n", "x"],
  ["- a: !!str b<|>\n", "x"],
  ["- a: b<|>\n- [\n", "x"],
  ["- a: b<|>\n", "ğ"],
  ["- a: <|>b\u00a0\n", "x"],
  ["- a: b<|>\n", "\u3000"],
];

test("whatever could be something else is read", () => {
  for (const [source, inserted] of notOrdinary) {
    const { before, after } = typed(source, inserted);
    assert.equal(reparsed(before, after), undefined, `${source} ${JSON.stringify(inserted)}`);
  }
});

test("a value that PyYAML refuses is found while it is typed", () => {
  const { before, after } = typed("- a: 2020-13-0<|>\n", "1");
  assert.deepEqual(reparsed(before, after) ?? parseYaml(after), composeYaml(after));
  assert.equal(composeYaml(after).problems.length, 1);
});
