import assert from "node:assert/strict";
import { test } from "node:test";
import { FileStore } from "../../../server/src/files/file-store.ts";
import { kindAt } from "../../../server/src/files/known-kind.ts";
import { memoryFiles } from "../../support/memory-files.ts";

const root = "file:///p";

function storeOf(files: { readonly [uri: string]: string }) {
  const fileSystem = memoryFiles(files);
  const store = new FileStore({ fileSystem });
  const kinds = (paths: readonly string[]) =>
    store.settled(() => paths.map((it) => kindAt(store, { uri: `${root}/${it}`, root })), 60_000);
  return { fileSystem, kinds };
}

test("the lists of the folders on the way answer for all names", async () => {
  const { fileSystem, kinds } = storeOf({ "file:///p/a.py": "", "file:///p/d/b%20c.py": "" });
  const paths = ["a.py", "d", "d/b%20c.py", "d/x.py", "x/y/z.py", "a.py/x", "b.py", "c.py"];
  assert.deepEqual(await kinds(paths), [
    "file",
    "folder",
    "file",
    "none",
    "none",
    "none",
    "none",
    "none",
  ]);
  assert.deepEqual(fileSystem.asked, ["list file:///p", "list file:///p/d"]);
});

test("a name that differs in case or form alone is asked for by itself", async () => {
  const { fileSystem, kinds } = storeOf({ "file:///p/Train.py": "", "file:///p/e%CC%81.py": "" });
  assert.deepEqual(await kinds(["train.py", "%C3%A9.py"]), ["none", "none"]);
  assert.deepEqual(fileSystem.asked.slice(1), [
    "find file:///p/train.py",
    "find file:///p/%C3%A9.py",
  ]);
});

test("in a folder with very many files each name is asked for by itself", async () => {
  const files = Array.from({ length: 10_001 }, (_, index) => [`${root}/d/${index}.png`, ""]);
  const { fileSystem, kinds } = storeOf(Object.fromEntries(files));
  assert.deepEqual(await kinds(["d/10000.png", "d/x.png"]), ["file", "none"]);
  assert.equal(fileSystem.asked.filter((it) => it.startsWith("find ")).length, 2);
});
