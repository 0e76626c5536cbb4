import assert from "node:assert/strict";
import { chmodSync, mkdirSync, symlinkSync, utimesSync } from "node:fs";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { FolderEntries, FolderSearch } from "../../../server/src/files/file-system.ts";
import { nodeFileSystem } from "../../../server/src/files/node-file-system.ts";
import { projectFolder } from "../../support/project-folder.ts";
import { makePipe, withoutPipes } from "../../support/special-files.ts";

const files = nodeFileSystem();
const all: FolderSearch = { limit: 1000, keeps: () => true };

/** Makes a file look as if it had been written long ago. */
function age(uri: string): void {
  utimesSync(fileURLToPath(uri), new Date(0), new Date(0));
}

/** What is answered as long after the last change of a file as the clock of a disk may need to tell it from the next one. */
async function later<T>(t: TestContext, ask: () => Promise<T>): Promise<T> {
  t.mock.timers.enable({ apis: ["Date"], now: Date.now() + 150 });
  const answer = await ask();
  t.mock.timers.reset();
  return answer;
}

test("a file is read without its mark, and again only when its stamp changes", async (t) => {
  const project = projectFolder(t, { "a.py": "\ufeffa" });
  const place = { uri: project.uriOf("a.py"), root: project.uri };
  const found = await later(t, () => files.read(place, 10));
  assert.ok(found !== "unchanged" && found.stamp !== undefined);
  assert.equal(found.text, "a");
  assert.equal(await files.read(place, 10, found.stamp), "unchanged");
  project.write("a.py", "b");
  const again = await files.read(place, 10, found.stamp);
  assert.ok(again !== "unchanged");
  assert.equal(again.text, "b");
  assert.equal(again.stamp, undefined, "it could change once more at the same time");
});

test("what is not a file of the root is not read", { skip: withoutPipes }, async (t) => {
  const outside = projectFolder(t, { "secret.py": "x" });
  const project = projectFolder(t, { "large.py": "0123456789", "own.py": "own" });
  const pathOf = (name: string) => fileURLToPath(project.uriOf(name));
  mkdirSync(pathOf("folder.py"));
  makePipe(pathOf("pipe.py"));
  symlinkSync("nothing", pathOf("broken.py"));
  symlinkSync("circle.py", pathOf("circle.py"));
  symlinkSync(fileURLToPath(outside.uriOf("secret.py")), pathOf("out.py"));
  symlinkSync("own.py", pathOf("link.py"));
  const reasons = {
    "missing.py": "does not exist",
    "missing/a.py": "does not exist",
    "own.py/a.py": "does not exist",
    "folder.py": "is a folder",
    "pipe.py": "is a pipe, not a file",
    "broken.py": "is a link that leads nowhere",
    "circle.py": "is a link that leads in a circle",
    "out.py": "leads out of the workspace folder",
    "large.py": "is larger than 0.005 kB",
  };
  for (const [name, message] of Object.entries(reasons)) {
    const place = { uri: project.uriOf(name), root: project.uri };
    await assert.rejects(files.read(place, 5), { message }, name);
  }
  const linked = await files.read({ uri: project.uriOf("link.py"), root: project.uri }, 5);
  assert.ok(linked !== "unchanged" && linked.text === "own");
  const slash = project.uriOf("own.py").replace("/own", "%2Fown");
  await assert.rejects(files.read({ uri: slash, root: project.uri }, 5), {
    message: "cannot be read in this workspace",
  });
});

test("a folder lists what is in it, up to a limit, and again only when that changes", async (t) => {
  const project = projectFolder(t, { "a.py": "", "d/b.py": "", "c.txt": "" });
  symlinkSync("a.py", fileURLToPath(project.uriOf("l.py")));
  const place = { uri: project.uri, root: project.uri };
  const list = async (search = all): Promise<FolderEntries> => {
    const found = await files.list(place, search);
    assert.ok(found !== "unchanged");
    return found;
  };
  assert.deepEqual([...(await list()).kinds].sort(), [
    ["a.py", "file"],
    ["c.txt", "file"],
    ["d", "folder"],
    ["l.py", "link"],
  ]);
  const some = await list({ limit: 3, keeps: (name) => name.endsWith(".py") });
  assert.equal(some.isWhole, false);
  assert.equal(some.count, 3);
  assert.ok([...some.kinds.keys()].every((it) => it.endsWith(".py")));
  age(project.uri);
  const { stamp } = await later(t, list);
  assert.ok(stamp !== undefined);
  assert.equal(await files.list(place, all, stamp), "unchanged");
  project.write("new.py", "");
  assert.notEqual(await files.list(place, all, stamp), "unchanged");
  await assert.rejects(files.list({ ...place, uri: project.uriOf("a.py") }, all), {
    message: "is not a folder",
  });
});

test("a place is found after links, and whether that is in its root", async (t) => {
  const outside = projectFolder(t, { "secret.py": "x" });
  const project = projectFolder(t, { "d/b.py": "" });
  symlinkSync("d", fileURLToPath(project.uriOf("l")));
  symlinkSync(fileURLToPath(outside.uri), fileURLToPath(project.uriOf("out")));
  const find = (name: string) => files.find({ uri: project.uriOf(name), root: project.uri });
  assert.deepEqual(await find("l/b.py"), {
    kind: "file",
    obstacle: undefined,
    real: project.uriOf("d/b.py"),
    isInside: true,
  });
  const { kind, isInside } = await find("out/secret.py");
  assert.deepEqual([kind, isInside], ["file", false]);
  assert.equal((await find("l")).kind, "folder");
});

test("a file without the right to be written is read-only, and one that is not there is not", async (t) => {
  const project = projectFolder(t, { "a.py": "", "b.py": "" });
  chmodSync(fileURLToPath(project.uriOf("a.py")), 0o444);
  assert.equal(await files.isReadOnly(project.uriOf("a.py")), true);
  assert.equal(await files.isReadOnly(project.uriOf("b.py")), false);
  assert.equal(await files.isReadOnly(project.uriOf("c.py")), false);
});
