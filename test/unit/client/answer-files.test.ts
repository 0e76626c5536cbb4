import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { FileAnswer, FileQuestion } from "#protocol";
import { answersTo } from "../../../client/src/answer-files.ts";
import {
  type FakeEntry,
  FilePermission,
  FileSystemError,
  FileType,
  fakeFiles,
  fakeFolder,
} from "../../support/fake-editor.ts";

const script = `${fakeFolder}/train.py`;
const longAgo = 1_000_000;

beforeEach(() => fakeFiles.clear());

/** What is answered about the script of the workspace if this is there. */
async function answerAbout(
  entry: FakeEntry,
  kind: FileQuestion["kind"],
  more: { readonly limit?: number; readonly known?: string | undefined } = {},
): Promise<FileAnswer> {
  fakeFiles.set(script, entry);
  return answerTo({ kind, uri: script, limit: 100, ...more });
}

async function answerTo(question: FileQuestion): Promise<FileAnswer> {
  const [answer] = await answersTo({ questions: [question] });
  assert.ok(answer);
  return answer;
}

function fileOf(text: string, more: Partial<FakeEntry> = {}): FakeEntry {
  return { type: FileType.File, bytes: new TextEncoder().encode(text), mtime: longAgo, ...more };
}

function unread(reason: string, isMissing = false): FileAnswer {
  return { kind: "unread", reason, isMissing };
}

test("a text is read with a stamp, and is not sent again to one who has it", async () => {
  const first = await answerAbout(fileOf("print(1)"), "read");
  assert.ok(first.kind === "text" && first.stamp !== undefined);
  assert.equal(first.text, "print(1)");
  const known = first.stamp;
  assert.deepEqual(await answerAbout(fileOf("print(1)"), "read", { known }), { kind: "unchanged" });
  const later = await answerAbout(fileOf("print(2)", { mtime: longAgo + 1 }), "read", { known });
  assert.ok(later.kind === "text");
  assert.equal(later.text, "print(2)");
});

test("a text is given without its byte order mark, and with a replacement character for what is not UTF-8", async () => {
  const marked = await answerAbout(fileOf("\ufeffprint(1)"), "read");
  assert.equal(marked.kind === "text" && marked.text, "print(1)");
  const broken = await answerAbout(fileOf("", { bytes: Uint8Array.of(97, 255) }), "read");
  assert.equal(broken.kind === "text" && broken.text, "a\ufffd");
});

test("a file that has just been written, or has no time, is read each time", async () => {
  for (const mtime of [Date.now(), 0]) {
    const found = await answerAbout(fileOf("print(1)", { mtime }), "read");
    assert.ok(found.kind === "text");
    assert.equal(found.stamp, undefined);
  }
});

test("a file above the limit is not sent, whether it says so or not", async () => {
  const large = unread("is larger than 0.003 kB");
  assert.deepEqual(await answerAbout(fileOf("four"), "read", { limit: 3 }), large);
  assert.deepEqual(await answerAbout(fileOf("", { size: 4 }), "read", { limit: 3 }), large);
  assert.deepEqual(await answerAbout(fileOf("four", { size: 1 }), "read", { limit: 3 }), large);
  assert.equal((await answerAbout(fileOf("four"), "read", { limit: 4 })).kind, "text");
});

test("only regular files are read, and no links", async () => {
  assert.deepEqual(
    await answerAbout({ type: FileType.Directory }, "read"),
    unread("is not a file"),
  );
  assert.deepEqual(await answerAbout({ type: FileType.Unknown }, "read"), unread("is not a file"));
  assert.deepEqual(
    await answerAbout(fileOf("print(1)", { type: FileType.File | FileType.SymbolicLink }), "read"),
    unread("leads out of the workspace folder"),
  );
});

test("nothing outside of the workspace folders is looked at, whatever leads there", async () => {
  const outside = ["memory:///other/a.py", `${fakeFolder}-2/a.py`, `${fakeFolder}/../a.py`];
  for (const uri of outside) {
    fakeFiles.set(uri, fileOf("secret"));
    fakeFiles.set("memory:///a.py", fileOf("secret"));
    for (const kind of ["read", "list", "find"] as const) {
      const found = await answerTo({ kind, uri, limit: 100 });
      assert.deepEqual(found, unread("is in no open folder"), `${kind} ${uri}`);
    }
  }
  fakeFiles.set(script, fileOf("print(1)"));
  const inside = await answerTo({ kind: "read", uri: `${fakeFolder}/src/../train.py`, limit: 100 });
  assert.equal(inside.kind, "text");
});

test("what is at a place is answered with whether it is read-only or a link", async () => {
  const { File, Directory, SymbolicLink, Unknown } = FileType;
  const found = { kind: "place", place: "file", isReadOnly: false, isLink: false };
  assert.deepEqual(await answerAbout(fileOf(""), "find"), found);
  const permissions = FilePermission.Readonly;
  assert.deepEqual(await answerAbout(fileOf("", { permissions }), "find"), {
    ...found,
    isReadOnly: true,
  });
  assert.deepEqual(await answerAbout({ type: Directory | SymbolicLink }, "find"), {
    ...found,
    place: "folder",
    isLink: true,
  });
  assert.deepEqual(await answerAbout({ type: Unknown }, "find"), { ...found, place: "other" });
  assert.deepEqual(await answerAbout({ type: File | SymbolicLink }, "find"), {
    ...found,
    isLink: true,
  });
});

test("a folder is listed up to the limit, and says whether that is all of it", async () => {
  const names = [
    ["train.py", FileType.File],
    ["data", FileType.Directory],
    ["linked", FileType.File | FileType.SymbolicLink],
    ["pipe", FileType.Unknown],
  ] as const;
  const folder = { type: FileType.Directory, names };
  const entries = [
    ["train.py", "file"],
    ["data", "folder"],
    ["linked", "link"],
    ["pipe", "other"],
  ];
  assert.deepEqual(await answerAbout(folder, "list", { limit: 4 }), {
    kind: "entries",
    entries,
    isWhole: true,
  });
  assert.deepEqual(await answerAbout(folder, "list", { limit: 1 }), {
    kind: "entries",
    entries: entries.slice(0, 1),
    isWhole: false,
  });
});

test("a huge folder is sent in part only, whatever is asked", async () => {
  const names = Array.from({ length: 50_001 }, (_, at) => [`${at}.png`, FileType.File] as const);
  const found = await answerAbout({ type: FileType.Directory, names }, "list", { limit: 1e6 });
  assert.ok(found.kind === "entries");
  assert.deepEqual([found.entries.length, found.isWhole], [50_000, false]);
});

test("what a provider refuses is answered with the reason in words, and does not affect other answers", async () => {
  const refused = (error: Error) =>
    answerAbout({ type: FileType.File, error }, "read") satisfies Promise<FileAnswer>;
  const missing = unread("does not exist", true);
  assert.deepEqual(await refused(new FileSystemError("FileNotFound")), missing);
  assert.deepEqual(
    await refused(new FileSystemError("FileNotADirectory")),
    unread("is not a folder"),
  );
  assert.deepEqual(await refused(new FileSystemError("NoPermissions")), unread("may not be read"));
  assert.deepEqual(await refused(new Error("offline")), unread("cannot be read (offline)"));
  fakeFiles.set(script, fileOf("print(1)"));
  const questions = ["gone.py", "train.py"].map(
    (name) => ({ kind: "read", uri: `${fakeFolder}/${name}`, limit: 100 }) as const,
  );
  const [first, second] = await answersTo({ questions });
  assert.deepEqual([first, second?.kind], [missing, "text"]);
});
