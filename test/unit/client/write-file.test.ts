import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { FileSystem, Uri } from "vscode";
import { writeLocalFile } from "../../../client/src/write-file.ts";
import { writeRemoteFile } from "../../../client/src/write-remote-file.ts";
import { temporaryFolder } from "../../vscode/temporary.ts";

const goingOn = { isCancellationRequested: false };
const newBytes = new TextEncoder().encode("new");

test("an export to a file of this machine takes its place as a whole", async () => {
  const [folder, file] = await oldFile();
  assert.ok(await writeLocalFile(file, ["a", "b"], goingOn));
  assert.equal(readFileSync(file, "utf8"), "ab");
  assert.deepEqual(readdirSync(folder), ["out.csv"]);
});

test("bytes that are no text are written as they are", async () => {
  const [, file] = await oldFile();
  const bytes = Uint8Array.of(0x89, 0x50, 0xff, 0);
  assert.ok(await writeLocalFile(file, [bytes], goingOn));
  assert.deepEqual(new Uint8Array(readFileSync(file)), bytes);
});

test("an export that is stopped leaves the old file and nothing else", async () => {
  const [folder, file] = await oldFile();
  const stop = { isCancellationRequested: false };
  const chunks = function* () {
    yield "a";
    assert.equal(readdirSync(folder).length, 2);
    stop.isCancellationRequested = true;
    yield "b";
  };
  assert.equal(await writeLocalFile(file, chunks(), stop), false);
  assert.equal(readFileSync(file, "utf8"), "old");
  assert.deepEqual(readdirSync(folder), ["out.csv"]);
});

test("an export that fails leaves the old file and nothing else, and says why", async () => {
  const [folder, file] = await oldFile();
  const chunks = function* () {
    yield "a";
    throw new Error("a fault");
  };
  await assert.rejects(writeLocalFile(file, chunks(), goingOn), /a fault/);
  assert.equal(readFileSync(file, "utf8"), "old");
  assert.deepEqual(readdirSync(folder), ["out.csv"]);
  await assert.rejects(writeLocalFile(folder, ["a"], goingOn), { message: "is a folder" });
  await assert.rejects(writeLocalFile(join(folder, "none", "x"), ["a"], goingOn), {
    message: "is in a folder that does not exist",
  });
});

test("an export to a file elsewhere is written beside it and renamed", async () => {
  const remote = remoteFiles();
  assert.ok(await writeRemoteFile(remote.files, remote, newBytes, goingOn));
  assert.deepEqual(remote.texts(), { target: "new" });
});

test("an export elsewhere that is stopped leaves the old file and nothing else", async () => {
  const remote = remoteFiles();
  const stop = { isCancellationRequested: true };
  assert.equal(await writeRemoteFile(remote.files, remote, newBytes, stop), false);
  assert.deepEqual(remote.texts(), { target: "old" });
});

for (const failing of ["writeFile", "rename"] as const) {
  test(`an export elsewhere whose ${failing} fails leaves the old file and nothing else`, async () => {
    const remote = remoteFiles();
    const fails = async () => {
      throw new Error("no room");
    };
    const files = { ...remote.files, [failing]: fails };
    await assert.rejects(writeRemoteFile(files, remote, newBytes, goingOn), /no room/);
    assert.deepEqual(remote.texts(), { target: "old" });
  });
}

async function oldFile(): Promise<readonly [folder: string, file: string]> {
  const folder = await temporaryFolder("export");
  const file = join(folder, "out.csv");
  writeFileSync(file, "old");
  return [folder, file];
}

/** A file system of two places, of which the target has a text. */
function remoteFiles() {
  const texts = new Map([["target", "old"]]);
  const uriOf = (path: string) => ({ path }) as Uri;
  const files: Pick<FileSystem, "writeFile" | "rename" | "delete"> = {
    async writeFile({ path }, content) {
      texts.set(path, new TextDecoder().decode(content));
    },
    async rename(source, target, options) {
      assert.equal(options?.overwrite, true);
      texts.set(target.path, texts.get(source.path) ?? "");
      texts.delete(source.path);
    },
    async delete({ path }) {
      texts.delete(path);
    },
  };
  const [target, copy] = [uriOf("target"), uriOf("copy")];
  return { files, target, copy, texts: () => Object.fromEntries(texts) };
}
