import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument, type Document } from "#core/document/document.ts";

test("the first of very many broken items are read closely, and each that is edited later", () => {
  const broken = (name: string) => `- step:\n    name: ${name}\n   image: i\n    command: c\n`;
  const fixKinds = ({ pieces }: Document) =>
    pieces.map(({ piece }) => piece.problems.map((it) => it.fix?.kind).join());
  const text = Array.from({ length: 700 }, (_, index) => broken(`s${index}`)).join("");
  const before = createDocument(text);
  assert.equal(fixKinds(before).at(0), "keep");
  assert.equal(fixKinds(before).at(-1), "choose");
  const after = createDocument(text.replace("name: s699", "name: last"), before);
  assert.equal(fixKinds(after).at(-1), "keep");
});
