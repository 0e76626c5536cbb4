import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createDocument, type Document } from "#core/document/document.ts";
import { byPiece, diagnose, shownByChunk } from "#core/features/diagnostics/diagnose.ts";
import { otherPlaces } from "#core/features/diagnostics/other-place.ts";
import { defaultPolicy } from "#core/features/diagnostics/policy.ts";

const base = "- step: &base\n    name: one\n    image: python\n    command: a\n";
const user = (name: string) => `- step:\n    <<: *base\n    name: ${name}\n`;
const other = "- step:\n    name: x\n    image: i\n    command: c\n";
const sharing = base + user("two") + other + user("three");

const pieces = (document: Document) =>
  document.inPieces.chunks.flatMap(({ chunk }) => chunk.pieces);

const isSame = (before: Document, after: Document) =>
  pieces(after).map(({ piece }, index) => piece === pieces(before)[index]?.piece);

/** What is shown of a document, with the text at each place. */
function shown(document: Document): readonly string[] {
  return byPiece(shownByChunk(document, defaultPolicy)).flatMap(({ problems, start }) =>
    problems.map(({ code, range }) => {
      const at = start + range.start;
      return `${code} at ${at}: ${document.text.slice(at, start + range.end)}`;
    }),
  );
}

test("an edit beside an anchor leaves the items that repeat it as they are", () => {
  const before = createDocument(sharing);
  const after = createDocument(sharing.replace("command: c", "command: cc"), before);
  assert.deepEqual(isSame(before, after), [true, true, false, true]);
  const moved = createDocument(
    sharing.replace("- step:\n    name: x", "\n\n- step:\n    name: x"),
    before,
  );
  assert.deepEqual(isSame(before, moved), [true, false, true, true]);
});

test("an edit of an anchor's item reads those that repeat it again, and no other", () => {
  const before = createDocument(sharing);
  const after = createDocument(sharing.replace("image: python", "image: ruby"), before);
  assert.deepEqual(isSame(before, after), [false, false, true, false]);
  const step = after.names.definition("step", "three")?.item.config;
  assert.equal(step?.kind === "step" && step.image?.value, "ruby");
});

test("an item that repeats an item that repeats another follows both", () => {
  const text = `${base}- step: &middle\n    <<: *base\n    name: two\n- step:\n    <<: *middle\n    name: three\n`;
  const before = createDocument(text);
  const after = createDocument(text.replace("command: a", "command: b"), before);
  for (const name of ["two", "three"]) {
    const step = after.names.definition("step", name)?.item.config;
    assert.deepEqual(step?.kind === "step" && step.commands.map((it) => it.value), ["b"]);
  }
});

test("an alias repeats the last anchor above it, also after that was removed or added", () => {
  const image = (document: Document) => {
    const step = document.names.definition("step", "s")?.item.config;
    return step?.kind === "step" ? step.image?.value : undefined;
  };
  const first = "- x: &image one\n";
  const second = "- x: &image two\n";
  const step = "- step:\n    name: s\n    image: *image\n";
  const one = createDocument(`${first}${step}${second}`);
  assert.equal(image(one), "one");
  const two = createDocument(`${first}${second}${step}`, one);
  assert.equal(image(two), "two");
  const back = createDocument(`${first}${step}`, two);
  assert.equal(image(back), "one");
  assert.equal(image(createDocument(step, back)), undefined);
});

test("what is wrong in what several items repeat is reported once, where it is written", () => {
  const list = "- x-list: &list\n    - { name: lr, type: flot }\n";
  const step = (name: string) =>
    `- step: { name: ${name}, image: i, command: c, parameters: *list }\n`;
  const text = list + step("a") + step("b");
  const document = createDocument(text);
  const place = `prop-enum at ${text.indexOf("flot")}: flot`;
  assert.deepEqual(shown(document), [place]);
  const moved = createDocument(`# a remark\n${text}`, document);
  assert.deepEqual(shown(moved), [`prop-enum at ${moved.text.indexOf("flot")}: flot`]);
  assert.deepEqual(shown(createDocument(text.replace("flot", "float"), moved)), []);
  const suppressed = text.replace("}\n", "} # valohai-ignore\n");
  assert.deepEqual(shown(createDocument(suppressed, moved)), []);
});

test("a problem names a related place in another item, wherever that moves", () => {
  const text = `- x-edges: &edges
    - [a.metadata.lr, b.parameter.lr]
- step: { name: s, image: i, command: "c {parameters}", parameters: [{ name: lr, type: float }] }
- pipeline:
    name: p
    parameters: [{ name: q, default: 1, targets: [b.parameters.lr] }]
    nodes:
      - { name: a, type: execution, step: s }
      - { name: b, type: execution, step: s }
    edges: *edges
`;
  const related = (document: Document) =>
    byPiece(shownByChunk(document, defaultPolicy)).flatMap(({ problems }) =>
      problems
        .filter((it) => it.code === "pipeline-parameter-and-edge")
        .flatMap((it) => otherPlaces(it, document))
        .map((it) => document.text.slice(it.range.start, it.range.end)),
    );
  const document = createDocument(text);
  assert.deepEqual(related(document), ["b.parameter.lr"]);
  assert.deepEqual(related(createDocument(`# a remark\n${text}`, document)), related(document));
});

test("PyYAML refuses a merge of a text, and a second anchor of a name, also across items", () => {
  const merge = createDocument("- x: &text a\n- step:\n    <<: *text\n    name: s\n");
  assert.ok(shown(merge).includes("yaml-syntax at 25: <<"), shown(merge).join("\n"));
  const twice = createDocument("- x: &a 1\n- x: *a\n- x: &a 2\n");
  assert.ok(shown(twice).includes("yaml-syntax at 23: &a"), shown(twice).join("\n"));
  const unused = createDocument("- x: &a 1\n- x: &a 2\n");
  assert.ok(shown(unused).includes("yaml-syntax at 15: &a"), shown(unused).join("\n"));
  const once = createDocument("- x: &b 1\n- x: *b\n- x: &a 2\n", twice);
  assert.ok(shown(once).every((it) => !it.startsWith("yaml-syntax")));
});

const wholes = {
  "an anchor of the whole list": "--- # first\n&all\n- x: 1\n- x: &a 1\n- x: *a\n- x: *all\n",
  "several documents": "- x: &a 1\n---\n- x: *a\n",
  "more aliases than a file may have": `- x: &a [${"1, ".repeat(500)}]\n${"- x: *a\n".repeat(500)}`,
};
for (const [what, text] of Object.entries(wholes)) {
  test(`${what} make the text one piece`, () => {
    const document = createDocument(text);
    assert.equal(document.pieces.length, 1);
    assert.equal(document.linked, undefined);
  });
}

test("no version of a file whose items share anchors keeps the versions before it", async () => {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  let document = createDocument(sharing);
  const versions: WeakRef<object>[] = [];
  for (let edit = 0; edit < 50; edit++) {
    document = createDocument(sharing.replace("python", "x".repeat(edit + 2)), document);
    shown(document);
    diagnose(document);
    versions.push(new WeakRef(document), new WeakRef(document.names));
  }
  await new Promise(setImmediate);
  collect();
  assert.ok(versions.filter((it) => it.deref()).length < 5);
  assert.equal(document.items.length, 4);
});
