import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { readMetadataFile } from "../../../client/src/read-metadata-file.ts";
import { temporaryFolder } from "../../vscode/temporary.ts";

test("reads a log in pieces, with progress, and keeps the last values", async () => {
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

test("stops in the middle of a file when it is told to", async () => {
  const path = await fileOf("run.log", '{"step": 1}\n'.repeat(3_000_000));
  const stopper = new AbortController();
  const reading = readMetadataFile(path, {
    ...readingOf("run.log", () => stopper.abort()),
    signal: stopper.signal,
  });
  await assert.rejects(reading, { name: "AbortError" });
});

test("tells the formats of files apart by name and beginning", async () => {
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

function readingOf(name: string, progress: (share: number) => void = () => undefined) {
  return { name, signal: new AbortController().signal, progress };
}

async function fileOf(name: string, text: string): Promise<string> {
  const path = join(await temporaryFolder("metadata"), name);
  await writeFile(path, text);
  return path;
}
