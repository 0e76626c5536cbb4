import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeMessages, listOf } from "../../server/src/lsp/encoded-list.ts";
import { fc } from "../support/property.ts";

/** The entries in stretches, as they are kept, and the list of them. */
const stretches = fc.array(fc.array(fc.jsonValue(), { maxLength: 4 }), { maxLength: 5 });

function written(entries: readonly (readonly unknown[])[]): readonly Buffer[] {
  return entries.map((it) => Buffer.from(it.map((entry) => JSON.stringify(entry)).join(",")));
}

test("without an encoder a list has its entries", () => {
  fc.assert(
    fc.property(stretches, (entries) => {
      assert.deepEqual(listOf(written(entries)), JSON.parse(JSON.stringify(entries.flat())));
    }),
  );
});

test("with an encoder a list has no entries that could be taken from it", () => {
  encodeMessages(Buffer.from);
  assert.throws(() => [...listOf([Buffer.from("1")])], /only be sent/);
});

test("a message reads back as it was, wherever its lists are", () => {
  const encode = encodeMessages(Buffer.from);
  const others = fc.dictionary(fc.string(), fc.jsonValue());
  fc.assert(
    fc.property(stretches, stretches, others, (first, second, rest) => {
      const messages = (one: unknown, two: unknown) => [
        { jsonrpc: "2.0", id: 1, result: one },
        { jsonrpc: "2.0", id: 1, result: { ...rest, items: one } },
        { jsonrpc: "2.0", method: "m", params: { diagnostics: two, ...rest } },
        { jsonrpc: "2.0", id: 1, result: { items: [{ items: one }, rest, { items: two }] } },
        { jsonrpc: "2.0", id: 2, error: undefined, result: [rest, undefined] },
        { jsonrpc: "2.0", method: "m" },
      ];
      const lists = messages(listOf(written(first)), listOf(written(second)));
      const plain = messages(first.flat(), second.flat());
      for (const [index, message] of lists.entries()) {
        const read = JSON.parse(Buffer.concat(encode(message)).toString());
        assert.deepEqual(read, JSON.parse(JSON.stringify(plain[index])));
      }
    }),
  );
});
