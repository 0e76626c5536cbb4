import assert from "node:assert/strict";
import { test } from "node:test";
import { cacheJson, encodeMessage } from "../../../server/src/lsp/json-cache.ts";
import { fc } from "../../support/property.ts";

test("a message reads back as it was, whatever of it is kept", () => {
  const lists = fc.array(fc.tuple(fc.boolean(), fc.jsonValue()));
  fc.assert(
    fc.property(lists, fc.dictionary(fc.string(), fc.jsonValue()), (values, others) => {
      const list = values.map(([isKept, it]) =>
        isKept && typeof it === "object" && it !== null ? cacheJson(it) : it,
      );
      const messages = [
        { jsonrpc: "2.0", id: 1, result: list },
        { jsonrpc: "2.0", id: 1, result: { ...others, items: list } },
        { jsonrpc: "2.0", method: "m", params: { diagnostics: list, ...others } },
        { jsonrpc: "2.0", id: 2, result: others },
        { jsonrpc: "2.0", method: "m" },
      ];
      for (const message of messages) {
        // Twice: the second time what was kept is used.
        assert.deepEqual(readBack(message), plain(message));
        assert.deepEqual(readBack(message), plain(message));
      }
    }),
  );
});

test("what is kept is written once", () => {
  let written = 0;
  const entry = cacheJson({ toJSON: () => ++written });
  const again = { result: { items: [entry, entry] } };
  assert.deepEqual(readBack(again), { result: { items: [1, 1] } });
  assert.deepEqual(readBack(again), { result: { items: [1, 1] } });
});

test("what JSON cannot say is left out or null, as anywhere", () => {
  const message = { id: 1, error: undefined, result: [cacheJson({ a: undefined }), undefined] };
  assert.deepEqual(readBack(message), { id: 1, result: [{}, null] });
});

function readBack(message: object): unknown {
  return JSON.parse(Buffer.concat(encodeMessage(message)).toString("utf8"));
}

function plain(message: object): unknown {
  return JSON.parse(JSON.stringify(message));
}
