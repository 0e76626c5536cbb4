import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { type Diagnostic, startLspClient } from "../support/lsp-client.ts";

const uri = "file:///many/valohai.yaml";
const count = 6_000;

/** Items with a warning each, and with an error where a number says so. */
function textWithErrors(hasError: (index: number) => boolean): string {
  return Array.from(
    { length: count },
    (_, it) =>
      `- step: {name: s${it}, ${hasError(it) ? "" : "image: b:1, "}command: c, inputs: [{name: i}, {name: i}]}\n`,
  ).join("");
}

async function diagnosticsOf(t: TestContext, text: string): Promise<readonly Diagnostic[]> {
  const client = await startLspClient(t, {});
  await client.open(uri, text);
  return client.diagnostics(uri, 1);
}

function codesOf(found: readonly Diagnostic[]): ReadonlyMap<string, number> {
  const codes = new Map<string, number>();
  for (const { code } of found) codes.set(code, (codes.get(code) ?? 0) + 1);
  return codes;
}

test("of very many problems the first ones are sent, with the errors at the end of the file", async (t) => {
  const found = await diagnosticsOf(
    t,
    textWithErrors((it) => it >= count - 2),
  );
  assert.deepEqual([...codesOf(found.slice(0, -1))].sort(), [
    ["input-duplicate", 4998],
    ["prop-missing", 2],
  ]);
  assert.equal(
    found.at(-1)?.message,
    "This file has 6002 problems; these are the first 5000, errors before others",
  );
});

test("of very many errors the first ones are sent, and nothing else", async (t) => {
  const found = await diagnosticsOf(
    t,
    textWithErrors(() => true),
  );
  assert.deepEqual([...codesOf(found.slice(0, -1))], [["prop-missing", 5000]]);
  assert.deepEqual(
    found.slice(0, -1).map((it) => it.range.start.line),
    Array.from({ length: 5000 }, (_, line) => line),
  );
});
