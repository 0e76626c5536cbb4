import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument, createWholeDocument } from "#core/document/document.ts";
import { itemAt, itemsAt, lastItemBefore, placeAt, startOf } from "#core/document/items-at.ts";
import { markedText } from "../../support/marked-text.ts";

const source = `# steps
- step:
    name: a
    image: <|>i

- step:
    name: b
- pipeline:
    name: p
`;

test("finds the items of the piece at an offset, by themselves or with all of the file", () => {
  const { text, cursor = -1 } = markedText(source);
  const document = createDocument(text);
  assert.deepEqual(itemsAt(document, cursor), [document.items[0]]);
  assert.deepEqual(itemsAt(document, text.length), [document.items[2]]);
  const whole = createWholeDocument(text);
  assert.deepEqual(itemsAt(whole, cursor), whole.items);
  assert.deepEqual(itemsAt(createDocument(""), 0), []);
});

test("finds the item that an offset touches, and none between items", () => {
  const { text, cursor = -1 } = markedText(source);
  for (const document of [createDocument(text), createWholeDocument(text)]) {
    const [first, second] = document.items;
    assert.ok(first && second);
    assert.equal(itemAt(document, cursor), first);
    assert.equal(itemAt(document, startOf(first)), first);
    assert.equal(itemAt(document, startOf(first) - 1), undefined);
    assert.equal(itemAt(document, cursor + 1), first);
    assert.equal(itemAt(document, cursor + 2), undefined);
    assert.equal(itemAt(document, startOf(second)), second);
    assert.equal(itemAt(document, cursor, first.start), first);
    assert.equal(itemAt(document, cursor, first.start + 1), undefined);
  }
});

test("finds the last item that begins at or before an offset", () => {
  const { text, cursor = -1 } = markedText(source);
  const document = createDocument(text);
  const starts = document.items.map(startOf);
  assert.deepEqual(
    starts.map((it) => lastItemBefore(document, it)),
    [0, 1, 2],
  );
  assert.equal(lastItemBefore(document, 0), -1);
  assert.equal(lastItemBefore(document, cursor), 0);
  assert.equal(lastItemBefore(document, text.length), 2);
});

test("finds the key or value at an offset, with its item", () => {
  const { text, cursor = -1 } = markedText(source);
  const document = createDocument(text);
  const found = placeAt(document, cursor);
  assert.equal(found?.placed, document.items[0]);
  assert.deepEqual(found?.place.path, ["step", "image"]);
  assert.equal(placeAt(document, 0), undefined);
});
