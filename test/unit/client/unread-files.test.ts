import assert from "node:assert/strict";
import { test } from "node:test";
import { UnreadFiles } from "../../../client/src/unread-files.ts";

test("a file is read again after an edit", () => {
  const files = new UnreadFiles();
  files.add("a");
  assert.deepEqual(files.all(), ["a"]);
  assert.match(files.noteFor("a") ?? "", /edit the file to have it read again$/);
  assert.equal(files.noteFor("b"), undefined);
  assert.equal(files.edited("a"), true);
  assert.equal(files.has("a"), false);
});

test("a file that the server does not finish twice is left out until the user asks for it", () => {
  const files = new UnreadFiles();
  files.add("a");
  files.edited("a");
  files.add("a");
  assert.match(files.noteFor("a") ?? "", /run "Valohai: Restart Language Server" to/);
  assert.equal(files.edited("a"), false);
  assert.equal(files.has("a"), true);
  files.clear();
  assert.equal(files.has("a"), false);
  files.add("a");
  assert.equal(files.edited("a"), true);
});

test("a file that is closed is read when it is opened again", () => {
  const files = new UnreadFiles();
  files.add("a");
  files.closed("a");
  assert.deepEqual(files.all(), []);
});
