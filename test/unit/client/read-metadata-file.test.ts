import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { textOfBytes } from "../../../client/src/read-metadata-bytes.ts";
import { readMetadataFile, readTextFile } from "../../../client/src/read-metadata-file.ts";
import { fileOf, readingOf } from "../../support/metadata-file.ts";
import { makePipe, makeSparse, withoutPipes } from "../../support/special-files.ts";
import { wideTexts } from "../../support/wide-texts.ts";
import { temporaryFolder } from "../../vscode/temporary.ts";

test("distinguishes the formats of files by name and beginning", async () => {
  const cases: readonly [name: string, text: string, format: string][] = [
    ["a.json", '{"a": [1]}', "json"],
    ["a.csv", "a,b\n1,2\n", "csv"],
    ["a.jsonl", '{"a": 1}\n{"a": 2}\n', "json-lines"],
    ["a.txt", 'starting\n{"a": 1}\n', "log"],
    ["summary.json", '[{"counter": 1, "id": "x", "a": [1]}]', "summary"],
  ];
  for (const [name, text, format] of cases) {
    const state = await readMetadataFile(await fileOf(name, text), readingOf(name));
    assert.equal(state.kind === "read" && state.reading.format, format, name);
  }
});

test("says why a file cannot be read", async () => {
  const state = await readMetadataFile(await fileOf("a.json", '{"a": oops}'), readingOf("a.json"));
  assert.equal(state.kind, "failed");
});

test("reads no pipe, no device and no folder, and says so", { skip: withoutPipes }, async () => {
  const folder = await temporaryFolder("metadata");
  const pipe = join(folder, "run.log");
  makePipe(pipe);
  for (const [path, message] of [
    [pipe, "The file is a pipe, not a file"],
    ["/dev/zero", "The file is a device, not a file"],
    [folder, "The file is a folder"],
    [join(folder, "none.log"), "The file does not exist"],
  ] as const) {
    const state = await readMetadataFile(path, readingOf("run.log"));
    assert.deepEqual(state, { kind: "failed", name: "run.log", message });
  }
});

test("refuses a table beyond 50 MB", async () => {
  const path = join(await temporaryFolder("metadata"), "a.csv");
  makeSparse(path, 50_000_001);
  const state = await readMetadataFile(path, readingOf("a.csv"));
  const message = "Only logs and JSON lines can be larger than 50 MB";
  assert.deepEqual(state, { kind: "failed", name: "a.csv", message });
});

test("reads a file of earlier runs as a text, packed or not, and refuses one beyond 50 MB", async () => {
  const text = '[{"counter": 1}]';
  for (const [name, content] of [
    ["runs.json", text],
    ["runs.json.gz", gzipSync(text)],
  ] as const) {
    assert.equal(await readTextFile(await fileOf(name, content), readingOf(name)), text);
    assert.equal(await textOfBytes(Buffer.from(content)), text);
  }
  const path = join(await temporaryFolder("metadata"), "large.json");
  makeSparse(path, 50_000_001);
  await assert.rejects(readTextFile(path, readingOf("large.json")), /is larger than 50 MB/);
  await assert.rejects(textOfBytes(new Uint8Array(50_000_001)), /is larger than 50 MB/);
});

const packed = (text: string) => gzipSync(text);

for (const [name, encode] of [...wideTexts, ["UTF-8 packed by gzip", packed] as const]) {
  test(`reads tables and logs in ${name}`, async () => {
    const table = "epoch,loss\n1,2\n";
    const log = `é\n${'{"epoch": 1, "loss": 2}\n'.repeat(6000)}`;
    for (const [file, text] of [
      ["a.csv", table],
      ["a.csv.gz", table],
      ["a.log", log],
    ] as const) {
      const path = join(await temporaryFolder("metadata"), file);
      await writeFile(path, encode(text));
      const state = await readMetadataFile(path, readingOf(file));
      assert.ok(state.kind === "read", JSON.stringify(state));
      assert.deepEqual(
        state.reading.keys.map((it) => it.key),
        ["epoch", "loss"],
      );
    }
  });
}
