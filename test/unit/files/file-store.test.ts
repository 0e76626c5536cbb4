import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { FileStore } from "../../../server/src/files/file-store.ts";
import { NotLoaded, Unread } from "../../../server/src/files/unread.ts";
import { memoryFiles } from "../../support/memory-files.ts";

const root = "file:///p";

/** More than anything here takes, in milliseconds. */
const long = 60_000;

/** Waits until something is so. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await turn();
}

/** Lets what waits for files go on. */
async function turn(): Promise<void> {
  await new Promise(setImmediate);
}

/** Lets the time pass only when a test says so. */
function stopClock(t: TestContext): void {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"] });
}
const place = { uri: "file:///p/a.py", root };

function textOf(known: ReturnType<FileStore["text"]>): string | undefined {
  return known instanceof Unread ? `! ${known.message}` : known?.text;
}

/** A store of one file, with the reports of changes counted. */
function storeOf(files: { readonly [uri: string]: string }, open = new Map<string, string>()) {
  const fileSystem = memoryFiles(files);
  const store = new FileStore({ fileSystem, openText: (uri) => open.get(uri) });
  const reports = { count: 0 };
  store.onChange(() => {
    reports.count++;
  });
  return { fileSystem, store, reports, open, text: () => textOf(store.text(place, "script")) };
}

test("what is not known is loaded in the background, and reported once", async (t) => {
  stopClock(t);
  const { store, text, reports } = storeOf({ [place.uri]: "a" });
  assert.equal(text(), undefined);
  assert.equal(await store.settled(text, long), "a");
  t.mock.timers.tick(long);
  assert.equal(text(), "a");
  assert.equal(reports.count, 1);
});

test("a file that changes keeps its last text until the new one is there", async () => {
  const { fileSystem, store, text } = storeOf({ [place.uri]: "a" });
  await store.settled(text, long);
  fileSystem.write(place.uri, "b");
  fileSystem.hold();
  store.changed([place.uri]);
  await turn();
  assert.equal(text(), "a");
  fileSystem.letAll();
  assert.equal(await store.settled(text, long), "b");
});

test("what changes while a file is read is read again", async () => {
  const { fileSystem, store, text } = storeOf({ [place.uri]: "a" });
  fileSystem.hold();
  text();
  fileSystem.letAll();
  store.changed([place.uri]);
  fileSystem.write(place.uri, "b");
  await until(() => text() === "b");
  assert.equal(fileSystem.asked.length, 2);
});

test("a computation is current until an answer changes that it was given", async () => {
  const other = { uri: "file:///p/b.py", root };
  const { fileSystem, store } = storeOf({ [place.uri]: "a", [other.uri]: "b" });
  const ask = (it: typeof place) => () => store.text(it, "script");
  await store.settled(() => [ask(place)(), ask(other)()], long);
  const [first, second] = [store.record(ask(place)).reads, store.record(ask(other)).reads];
  fileSystem.write(other.uri, "c");
  store.changed([other.uri]);
  await until(() => textOf(ask(other)()) === "c");
  assert.equal(store.holds(first), true);
  assert.equal(store.holds(second), false);
});

test("a computation that missed something is out of date as soon as that is there", async () => {
  const { store, text } = storeOf({ [place.uri]: "a" });
  const { reads } = store.record(text);
  assert.equal(reads.missing.size, 1);
  assert.equal(store.holds(reads), true);
  await until(() => text() === "a");
  assert.equal(store.holds(reads), false);
});

test("files that never answer hold up nothing for long, and an answer that must be right fails", async () => {
  const { fileSystem, store, text } = storeOf({ [place.uri]: "a" });
  fileSystem.hold();
  assert.equal(await store.settled(text, 20), undefined);
  await assert.rejects(store.complete(text, 20), NotLoaded);
  fileSystem.letAll();
  assert.equal(await store.complete(text, long), "a");
});

test("a complete answer goes by the files as they are now", async () => {
  const { fileSystem, store, text } = storeOf({ [place.uri]: "a" });
  await store.settled(text, long);
  fileSystem.write(place.uri, "b");
  assert.equal(text(), "a");
  assert.equal(await store.complete(text, long), "b");
});

test("a complete answer loads what it asks for round by round", async () => {
  const { store } = storeOf({ "file:///p/1": "2", "file:///p/2": "3", "file:///p/3": "end" });
  const follow = (name: string): string | undefined => {
    const text = textOf(store.text({ uri: `${root}/${name}`, root }, "script"));
    return text === undefined || text === "end" ? text : follow(text);
  };
  assert.equal(await store.complete(() => follow("1"), long), "end");
});

test("files that may not be read, are too large or vanish are known with the reason", async () => {
  const { fileSystem, store, text } = storeOf({ [place.uri]: "a" });
  fileSystem.refuse(place.uri, "may not be read");
  assert.equal(await store.settled(text, long), "! may not be read");
  fileSystem.refuse(place.uri, undefined);
  fileSystem.write(place.uri, "a".repeat(300_001));
  assert.equal(await store.complete(text, long), "! is larger than 300 kB");
  fileSystem.remove(root);
  assert.equal(await store.complete(text, long), "! does not exist");
});

test("a text counts as the editor has it, and its changes as those of files", async () => {
  const { store, text, open } = storeOf({ [place.uri]: "disk" }, new Map([[place.uri, "open"]]));
  const { value, reads } = store.record(text);
  assert.equal(value, "open");
  store.edited(place.uri);
  assert.equal(store.holds(reads), true, "it was only opened");
  open.set(place.uri, "typed");
  store.edited(place.uri);
  assert.equal(store.holds(reads), false);
  open.delete(place.uri);
  store.edited(place.uri);
  assert.equal(await store.settled(text, long), "disk");
});

test("what one computation sees of a changed text before the others makes it count for them all the same", async () => {
  const { store, text, open } = storeOf({ [place.uri]: "disk" });
  await store.settled(text, long);
  const { reads } = store.record(text);
  open.set(place.uri, "typed");
  assert.equal(store.record(text).value, "typed");
  store.edited(place.uri);
  assert.equal(store.holds(reads), false);
});

test("saving what is open changes nothing", async () => {
  const { fileSystem, store, text, open } = storeOf({ [place.uri]: "a" });
  await store.settled(text, long);
  open.set(place.uri, "b");
  store.edited(place.uri);
  const { reads } = store.record(text);
  fileSystem.write(place.uri, "b");
  const asked = fileSystem.asked.length;
  store.changed([place.uri]);
  await until(() => fileSystem.asked.length > asked);
  await new Promise(setImmediate);
  assert.equal(store.holds(reads), true);
});

test("a folder that vanishes, or one entry of it, changes what is known of it", async () => {
  const { fileSystem, store } = storeOf({ "file:///p/d/a.py": "a", "file:///p/d/b.py": "b" });
  const names = () => {
    const found = store.entries({ uri: "file:///p/d", root });
    return found instanceof Unread ? found.message : found && [...found.kinds.keys()];
  };
  assert.deepEqual(await store.settled(names, long), ["a.py", "b.py"]);
  fileSystem.remove("file:///p/d/b.py");
  store.changed(["file:///p/d/b.py"]);
  assert.deepEqual(await store.settled(names, long), ["a.py"]);
  fileSystem.remove("file:///p/d");
  store.changed(["file:///p"]);
  assert.equal(await store.settled(names, long), "does not exist");
});

test("ten thousand changed files are one batch: each known file is read once, and there is one report", async (t) => {
  stopClock(t);
  const { fileSystem, store, text, reports } = storeOf({ [place.uri]: "a" });
  await store.settled(text, long);
  t.mock.timers.tick(long);
  const before = { reports: reports.count, asked: fileSystem.asked.length };
  fileSystem.write(place.uri, "b");
  store.changed(Array.from({ length: 10_000 }, (_, index) => `${root}/many/${index}`));
  store.changed([place.uri]);
  await until(() => text() === "b");
  t.mock.timers.tick(long);
  assert.ok(fileSystem.asked.length - before.asked <= 2);
  assert.equal(reports.count - before.reports, 1);
});

test("an answer that is older than its lifetime is checked when it is asked for", async (t) => {
  stopClock(t);
  const fileSystem = memoryFiles({ [place.uri]: "a" });
  const store = new FileStore({ fileSystem, lifetime: () => 10 });
  const text = () => textOf(store.text(place, "script"));
  await store.settled(text, long);
  fileSystem.write(place.uri, "b");
  fileSystem.hold();
  t.mock.timers.tick(20);
  assert.equal(text(), "a", "the answer that is known is given at once");
  fileSystem.letAll();
  assert.equal(await store.settled(text, long), "b");
});

test("forgetting ends whatever was concluded", async () => {
  const { store, text } = storeOf({ [place.uri]: "a" });
  await store.settled(text, long);
  const { reads } = store.record(() => {
    store.readAll();
    return text();
  });
  store.forget();
  assert.equal(store.holds(reads), false);
});
