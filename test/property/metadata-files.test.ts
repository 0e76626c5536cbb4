import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { readBytes } from "../../client/src/read-metadata-bytes.ts";
import { readMetadataFile } from "../../client/src/read-metadata-file.ts";
import { fileOf, readingOf } from "../support/metadata-file.ts";
import { temporaryFolder } from "../vscode/temporary.ts";

test("reads a log in chunks, with progress, and keeps the last values", async () => {
  const line = `2026-01-01T00:00:00Z epoch ${"·".repeat(90)}\n{"step": 1}\n`;
  const path = await fileOf("run.log", `${line.repeat(60_000)}{"ids": [1, 2, 3]}\n`);
  const shares: number[] = [];
  const state = await readMetadataFile(
    path,
    readingOf("run.log", (share) => shares.push(share)),
  );
  assert.ok(state.kind === "read");
  assert.equal(state.reading.events, 60_001);
  assert.equal(state.reading.keys.find(({ key }) => key === "ids")?.values.at(-1)?.line, 120_001);
  assert.deepEqual(
    shares,
    [...shares].sort((a, b) => a - b),
  );
  assert.ok(shares.every((share) => share > 0 && share <= 1));
});

test("stops in the middle of a file on request", async () => {
  const path = await fileOf("run.log", '{"step": 1}\n'.repeat(3_000_000));
  const stopper = new AbortController();
  const reading = readMetadataFile(path, {
    ...readingOf("run.log", () => stopper.abort()),
    signal: stopper.signal,
  });
  await assert.rejects(reading, { name: "AbortError" });
});

test("says why a text in UTF-32 or a damaged or huge packed file is not read", async () => {
  const wide = Buffer.from([0xff, 0xfe, 0, 0, 65, 0, 0, 0]);
  for (const [bytes, reason] of [
    [wide, "is written in UTF-32; save it as UTF-8"],
    [gzipSync("epoch,loss\n1,2\n").subarray(0, -9), "is packed by gzip and damaged"],
    [gzipSync(Buffer.alloc(200_000_001)), "is larger than 200 MB when it is unpacked"],
  ] as const) {
    const path = join(await temporaryFolder("metadata"), "a.csv");
    await writeFile(path, bytes);
    const message = `The file ${reason}`;
    const failed = { kind: "failed", name: "a.csv", message };
    assert.deepEqual(await readMetadataFile(path, readingOf("a.csv")), failed);
    assert.deepEqual(await readBytes(bytes, "a.csv"), failed);
  }
});
