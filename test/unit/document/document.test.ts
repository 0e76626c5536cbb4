import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createDocument } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { isFault } from "../../support/check-diagnostics.ts";

test("a document reuses the items that an edit does not touch", () => {
  const text = "- step:\n    name: a\n- step:\n    name: b\n- step:\n    name: c\n";
  const before = createDocument(text);
  const after = createDocument(text.replace("name: b", "name: bee"), before);
  assert.equal(after.items[0]?.item, before.items[0]?.item);
  assert.notEqual(after.items[1]?.item, before.items[1]?.item);
  assert.equal(after.items[2]?.item, before.items[2]?.item);
});

test("a step keeps its signature when only its command changes", () => {
  const text = "- step:\n    name: a\n    command: x\n- step:\n    name: b\n";
  const before = createDocument(text);
  const signature = before.names.signature("step", "a");
  assert.ok(signature);
  const after = createDocument(text.replace("command: x", "command: xy"), before);
  assert.equal(after.names.signature("step", "a"), signature);
});

test("no version keeps the versions before it", async () => {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  const text = "- step:\n    name: a\n    command: x\n";
  let document = createDocument(text);
  const versions: WeakRef<object>[] = [];
  for (let edit = 0; edit < 50; edit++) {
    document = createDocument(text.replace("x", "x".repeat(edit + 2)), document);
    diagnose(document);
    versions.push(new WeakRef(document.names));
  }
  await new Promise(setImmediate);
  collect();
  assert.ok(versions.filter((it) => it.deref()).length < 5);
  assert.equal(document.items.length, 1);
});

test("a version that nobody asks for names keeps no version before it", async () => {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  const text = "- step:\n    name: a\n    command: x\n";
  let document = createDocument(text);
  const names = new WeakRef(document.names);
  const versions: WeakRef<object>[] = [];
  for (let edit = 0; edit < 50; edit++) {
    document = createDocument(text.replace("x", "x".repeat(edit + 2)), document);
    versions.push(new WeakRef(document));
  }
  await new Promise(setImmediate);
  collect();
  assert.ok(versions.filter((it) => it.deref()).length < 5);
  assert.equal(document.names.signature("step", "a"), names.deref()?.signature("step", "a"));
});

for (const before of ["", "# remarks\n\n", "---\n", "\ufeff"]) {
  test(`typing in the first item after ${JSON.stringify(before)} takes over what is around the value`, () => {
    const text = `${before}- step:\n    name: a\n    command: x\n    image: i\n- step:\n    name: b\n`;
    const opened = createDocument(text);
    const typed = createDocument(text.replace("command: x", "command: xy"), opened);
    const pairsOf = ({ items }: typeof opened) => {
      const step = items[0]?.item.entry?.value;
      return step?.kind === "mapping" ? step.pairs.map((it) => it.key) : [];
    };
    const [name, command, image] = pairsOf(typed);
    assert.ok(name && command && image);
    assert.equal(name, pairsOf(opened)[0]);
    assert.equal(command, pairsOf(opened)[1]);
    assert.deepEqual(diagnose(typed), diagnose(createDocument(typed.text)));
  });
}

test("an alias of another item's anchor makes the text one piece", () => {
  const text =
    "- definitions:\n    image: &image busybox\n- step:\n    name: a\n    image: *image\n";
  const document = createDocument(text);
  assert.equal(document.pieces.length, 1);
  const step = document.items[1]?.item.config;
  assert.equal(step?.kind === "step" && step.image?.value, "busybox");
});

test("documents of items in one column are cut as well", () => {
  const items = "- step:\n    name: a\n\n--- # next\n# remark\n- step:\n    name: b\n---\n";
  const document = createDocument(items);
  assert.equal(document.pieces.length, 2);
  const found = diagnose(document).filter((it) => it.code === "document-multiple");
  assert.deepEqual(
    found.map((it) => items.slice(it.range.start, it.range.end)),
    ["---", "---"],
  );
});

for (const second of ["a: 1\n", "  - a\n", "", "--- text\n- a\n", "---#\n- a\n"]) {
  test(`a document that begins with ${JSON.stringify(second)} makes the text one piece`, () => {
    const text = `- step:\n    name: a\n- step:\n    name: b\n---\n${second}- step:\n    name: c\n`;
    const changed = second === "" ? text.replace("---", "...") : text;
    assert.equal(createDocument(changed).pieces.length, 1);
  });
}

for (const quote of ['"', "'"]) {
  test(`a line in ${quote} may look like the beginning of an item, also while it is typed`, () => {
    const head = "- step:\n    name: a\n    image: b\n    description: ";
    const tail = "    command: c\n- step: {name: d, image: b, command: c}\n";
    const text = `${head}${quote}one\n- two\n- three${quote}\n${tail}`;
    const whole = createDocument(text);
    assert.deepEqual(diagnose(whole).filter(isFault), []);
    assert.deepEqual(
      whole.items.map(({ item }) => item.config?.kind),
      ["step", "step"],
    );
    const open = createDocument(text.replace(`three${quote}`, "three"));
    assert.notDeepEqual(diagnose(open).filter(isFault), []);
    assert.deepEqual(diagnose(createDocument(text, open)).filter(isFault), []);
    const edited = createDocument(text.replace("two", "2"), whole);
    assert.deepEqual(diagnose(edited).filter(isFault), []);
  });
}

test("a list that is indented as a whole is cut as well", () => {
  const document = createDocument("# top\n  - step:\n      name: a\n  - step:\n      name: b\n");
  assert.equal(document.pieces.length, 2);
  assert.deepEqual(
    document.items.map((it) => it.item.config?.name?.value),
    ["a", "b"],
  );
});

const odd: readonly (readonly [string, string])[] = [
  ["empty", ""],
  ["only a byte order mark", "\ufeff"],
  ["binary", "\u0000\u0001\ufffd\u0007PNG\r\n\u001a\n"],
  ["carriage returns", "- step:\r\n    name: a\r\n- step:\r\n    name: b\r\n"],
  ["a byte order mark before the list", "\ufeff- step:\n    name: a\n"],
  ["lone surrogates", "- step:\n    name: \ud800\n"],
  ["deep nesting", `- ${"[".repeat(20_000)}`],
  ["deep block nesting", `${"- ".repeat(5_000)}a`],
  ["a growing alias", billionLaughs()],
  ["an alias of itself", "- &a [*a]\n"],
];

for (const [name, text] of odd) {
  test(`a document can be ${name}`, () => {
    const document = createDocument(text);
    for (const { range } of diagnose(document)) assert.ok(range.end <= text.length);
  });
}

test("a byte order mark does not hide the first item", () => {
  const document = createDocument("\ufeff- step:\n    name: a\n");
  assert.equal(document.items[0]?.item.config?.name?.value, "a");
});

function billionLaughs(): string {
  const lines = Array.from({ length: 30 }, (_, index) => {
    const before = index === 0 ? '"ha"' : `*a${index - 1}`;
    return `  - &a${index} [${Array(9).fill(before).join(", ")}]`;
  });
  return `- definitions:\n${lines.join("\n")}\n`;
}
