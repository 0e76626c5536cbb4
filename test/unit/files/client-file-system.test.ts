import assert from "node:assert/strict";
import { test } from "node:test";
import type { FileAnswer, FileQuestion } from "#protocol";
import { clientFileSystem } from "../../../server/src/files/client-file-system.ts";
import { Unread } from "../../../server/src/files/unread.ts";

const root = "memory:///project";
const place = { uri: `${root}/train.py`, root };
const everything = { limit: 10, keeps: () => true };

/** The files of a client that answers so, and the questions of each request to it. */
function clientFiles(answer: (question: FileQuestion) => FileAnswer) {
  const requests: (readonly FileQuestion[])[] = [];
  const files = clientFileSystem(async (questions) => {
    requests.push(questions);
    return questions.map(answer);
  }, setImmediate);
  return { files, requests };
}

/** The files of a client that gives the same answer to every question. */
function answering(answer: FileAnswer) {
  return clientFiles(() => answer).files;
}

test("a text is asked for with its limit and with what is known, and given as it is answered", async () => {
  const { files, requests } = clientFiles(() => ({ kind: "text", text: "print(1)", stamp: "7" }));
  assert.deepEqual(await files.read(place, 100, "6"), { text: "print(1)", stamp: "7" });
  assert.deepEqual(requests, [[{ kind: "read", uri: place.uri, limit: 100, known: "6" }]]);
  assert.equal(await answering({ kind: "unchanged" }).read(place, 100, "7"), "unchanged");
});

test("a folder is given without the entries that are not wanted, and counts them", async () => {
  const files = answering({
    kind: "entries",
    entries: [
      ["train.py", "file"],
      ["data", "folder"],
      ["other", "link"],
    ],
    isWhole: false,
  });
  const keeps = (name: string, kind: string) => name !== "data" && kind !== "other";
  const found = await files.list({ uri: root, root }, { limit: 3, keeps });
  assert.ok(found !== "unchanged");
  assert.deepEqual([...found.kinds.keys()], ["train.py", "other"]);
  assert.deepEqual([found.isWhole, found.count, found.stamp], [false, 3, undefined]);
});

test("what is at a place follows from what the client finds there", async () => {
  const at = (kind: "file" | "folder" | "other", isLink = false) =>
    answering({ kind: "place", place: kind, isReadOnly: false, isLink }).find(place);
  const file = { obstacle: undefined, kind: "file", real: place.uri, isInside: true };
  assert.deepEqual(await at("file"), file);
  assert.equal((await at("folder")).obstacle, "is a folder");
  assert.equal((await at("other")).obstacle, "is not a file");
  assert.equal((await at("file", true)).isInside, false);
});

test("a file is read-only only where the client says so", async () => {
  const answers = (isReadOnly: boolean): FileAnswer => {
    return { kind: "place", place: "file", isReadOnly, isLink: false };
  };
  assert.equal(await answering(answers(true)).isReadOnly(place.uri), true);
  assert.equal(await answering(answers(false)).isReadOnly(place.uri), false);
  assert.equal(await answering(missing).isReadOnly(place.uri), false);
});

const missing: FileAnswer = { kind: "unread", reason: "does not exist", isMissing: true };

/** Why nothing is given, and whether that is because there is nothing. */
async function refusalOf(promise: Promise<unknown>): Promise<readonly [string, boolean]> {
  const error = await promise.then(
    () => assert.fail("something is given"),
    (it: unknown) => it,
  );
  assert.ok(error instanceof Unread);
  return [error.message, error.isMissing];
}

test("the reason of the client is passed on", async () => {
  const files = answering(missing);
  for (const asked of [files.read(place, 1), files.list(place, everything), files.find(place)]) {
    assert.deepEqual(await refusalOf(asked), ["does not exist", true]);
  }
});

test("an answer to another question is none", async () => {
  const files = answering({ kind: "entries", entries: [], isWhole: true });
  const wanted = ["cannot be read in this workspace", false];
  assert.deepEqual(await refusalOf(files.read(place, 1)), wanted);
  assert.deepEqual(await refusalOf(files.find(place)), wanted);
  assert.deepEqual(await refusalOf(answering(text).list(place, everything)), wanted);
});

const text: FileAnswer = { kind: "text", text: "" };

test("a client that refuses or answers too few questions leaves files unread, and those of others read", async () => {
  const wanted = ["cannot be read: the editor does not answer", false];
  const refusing = clientFileSystem(() => Promise.reject(new Error("no")), setImmediate);
  assert.deepEqual(await refusalOf(refusing.read(place, 1)), wanted);
  const forgetful = clientFileSystem(async () => [text], setImmediate);
  const [first, second] = [forgetful.read(place, 1), forgetful.read(place, 1)];
  assert.deepEqual(await first, { text: "", stamp: undefined });
  assert.deepEqual(await refusalOf(second), wanted);
});

test("questions that come together are sent together, but not too many at once", async () => {
  const { files, requests } = clientFiles(({ uri }) => ({ kind: "text", text: uri }));
  const uris = Array.from({ length: 70 }, (_, index) => `${root}/${index}.py`);
  const found = await Promise.all(uris.map((uri) => files.read({ uri, root }, 1)));
  assert.deepEqual(
    found.map((it) => it !== "unchanged" && it.text),
    uris,
  );
  assert.deepEqual(
    requests.map((it) => it.length),
    [32, 32, 6],
  );
  await files.read(place, 1);
  assert.equal(requests.length, 4);
});

test("texts that were never saved are not asked for", () => {
  const files = answering(text);
  assert.equal(files.accepts("untitled:Untitled-1"), false);
  assert.equal(files.accepts(place.uri), true);
});
