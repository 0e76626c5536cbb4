import assert from "node:assert/strict";
import { test } from "node:test";
import type { FixKind } from "#core/base/fix-kind.ts";
import { createDocument } from "#core/document/document.ts";
import { refusalOf } from "#core/features/fix-all/index.ts";
import { tryFixes } from "#core/features/fix-all/trial.ts";
import { judgeAsked, judgeUnasked } from "#core/features/fix-all/verdict.ts";

const text = `# about
- step: &base
    name: train
    image: 3.10
    comand: echo "it's"
    parameters: # all
      - name: a
        default: on
`;

/** A fix that writes one text in the place of another. */
function fix(from: string, to: string, kind: FixKind = "keep", source = text) {
  const start = source.indexOf(from);
  const range = { start, end: start + from.length };
  return { kind, title: to, code: "x", range, isRejected: true, edits: [{ range, newText: to }] };
}

const losses: readonly (readonly [from: string, to: string, loss: string])[] = [
  ["# all", "", 'loses "#"'],
  [" # all", " #all", 'loses the comment "# all"'],
  ["name: train", "name: ''", 'loses "train"'],
  ["name: train\n", "", 'loses "name"'],
  ["train", "trian", 'loses "train"'],
  ["3.10", "3.1", 'loses "10"'],
  ["3.10", "3.10\n    labels: []", 'adds "labels"'],
  ["&base", "", 'loses "&"'],
  ["it's", "its", 'loses "it"'],
  [`"it's"`, "it's", `loses """`],
  ["    image: 3.10\n", "    command: 3.10\n", 'loses "image"'],
];

for (const [from, to, loss] of losses) {
  test(`a fix that writes ${JSON.stringify(to)} for ${JSON.stringify(from)} is refused`, () => {
    const { made, refused } = tryFixes(createDocument(text), [fix(from, to)], judgeAsked);
    assert.deepEqual(made, []);
    assert.deepEqual(
      refused.map((it) => it.loss),
      [loss],
    );
  });
}

test("what a fix hides after a repeated key is lost as well", () => {
  const source = "- step:\n    name: a\n    imgae: b\n    image: c\n";
  const hiding = fix("imgae", "image", "spelling", source);
  const { made, refused } = tryFixes(createDocument(source), [hiding], judgeAsked);
  assert.deepEqual(made, []);
  assert.equal(refused[0]?.loss, 'hides "b"');
});

test("a fix that makes YAML of which nothing can be read is not made", () => {
  const document = createDocument(text);
  const breaking = fix("    image: 3.10", "   image: 3.10");
  assert.deepEqual(tryFixes(document, [breaking], judgeAsked), { made: [], refused: [], document });
});

const head = "- step:\n    name: a\n    image: b\n    command: c\n";
const joining: readonly (readonly [what: string, source: string, from: string, to: string])[] = [
  [
    "of a text that is not YAML",
    `${head}    inputs:\n      - name: d\n        optionaltrue\n`,
    "      - name",
    "    - name",
  ],
  [
    "of a text that is YAML",
    `${head}    environment: 'd'\n`,
    "b\n    command: c",
    "b\n      command c",
  ],
];
for (const [what, source, from, to] of joining) {
  test(`a fix that joins lines to one value is not made ${what}`, () => {
    const { made } = tryFixes(createDocument(source), [fix(from, to, "keep", source)], judgeAsked);
    assert.deepEqual(made, []);
  });
}

test("a fix that is left out is reported with its loss and a request to report it", () => {
  const [refused] = tryFixes(createDocument(text), [fix("# all", "")], judgeAsked).refused;
  assert.ok(refused);
  assert.match(
    refusalOf(refused),
    /^The fix '' of x is skipped because it loses "#"; .* report it/,
  );
});

test("one bad fix costs only itself", () => {
  const good = [
    fix("3.10", '"3.10"'),
    fix("comand", "command", "spelling"),
    fix("default: on", 'default: "on"'),
  ];
  const bad = [fix("name: train", "name: x"), fix("# all", "# a")];
  const all = [...good, ...bad].sort((a, b) => a.range.start - b.range.start);
  const { made, refused, document } = tryFixes(createDocument(text), all, judgeAsked);
  assert.deepEqual(new Set(made), new Set(good));
  assert.deepEqual(new Set(refused.map((it) => it.title)), new Set(bad.map((it) => it.title)));
  assert.equal(
    document.text,
    text
      .replace("3.10", '"3.10"')
      .replace("comand", "command")
      .replace("default: on", 'default: "on"'),
  );
});

test("what Valohai accepts keeps its meaning unless somebody asks for the change", () => {
  const quotes = { ...fix("default: on", 'default: "on"'), isRejected: false };
  const document = createDocument(text);
  assert.deepEqual(tryFixes(document, [quotes], judgeUnasked), { made: [], refused: [], document });
  assert.equal(tryFixes(document, [quotes], judgeAsked).made.length, 1);
});

test("a fix that moves lines is made only where the schema has nothing against the result", () => {
  const source = "- step:\n    name: a\n   image: b\n";
  const document = createDocument(source);
  const moved = (blanks: string) => {
    const range = { start: source.indexOf("   image"), end: source.indexOf("image") };
    const edits = [{ range, newText: blanks }];
    const candidate = { ...fix("image", blanks, "keep", source), code: "yaml-syntax", edits };
    return tryFixes(document, [candidate], judgeUnasked);
  };
  assert.equal(moved("    ").document.text, "- step:\n    name: a\n    image: b\n");
  assert.deepEqual(moved("  "), { made: [], refused: [], document });
});
