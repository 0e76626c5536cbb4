import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import {
  canonicalUri,
  distinctUris,
  foldersAround,
  innermost,
  isAmong,
  isBelow,
  joinUri,
  nameOfUri,
  parentUri,
  pathBetween,
  shownPlace,
} from "../../../server/src/files/uris.ts";

const spellings: readonly (readonly [sent: string, canonical: string])[] = [
  ["file:///p/a%2Bb%40c.py", "file:///p/a+b@c.py"],
  ["file:///p/a b.py", "file:///p/a%20b.py"],
  ["file:///p/%C3%A9.py", "file:///p/%C3%A9.py"],
  ["file:///p/é.py", "file:///p/%C3%A9.py"],
  ["file:///p/100%25.py", "file:///p/100%25.py"],
  ["file:///p/./x/../a.py", "file:///p/a.py"],
  ["file:///p/x/", "file:///p/x"],
  ["file:///C%3A/p/a.py", "file:///c:/p/a.py"],
  ["file:///c:/P/a.py", "file:///c:/P/a.py"],
  ["FILE:///p/a.py", "file:///p/a.py"],
  ["vscode-vfs://github/o/n/a%2Db.py", "vscode-vfs://github/o/n/a-b.py"],
  ["memory:/p/./x/../a%2Db.py", "memory:/p/a-b.py"],
  ["memory:/", "memory:/"],
  // No file has these names.
  ["file:///p/a%2Fb.py", "file:///p/a%2Fb.py"],
  ["file:///p/a%zz.py", "file:///p/a%zz.py"],
  ["untitled:Untitled-1", "untitled:Untitled-1"],
  ['git:/p/a.py?{"ref":"x"}', 'git:/p/a.py?{"ref":"x"}'],
];

for (const [sent, canonical] of spellings) {
  test(`${sent} is ${canonical}`, () => {
    assert.equal(canonicalUri(sent), canonical);
    assert.equal(canonicalUri(canonical), canonical);
  });
}

// Versions of Node differ in brackets and a few other signs.
test("paths are spelled as Node spells them", () => {
  for (const name of ["a b", "é", "%", "#?", "a+b@c,d;e=f", "(y){z}", "'!$&*", '\\ "<>`']) {
    const { href } = pathToFileURL(`/p/${name}`);
    assert.equal(canonicalUri(href), href, name);
    assert.equal(joinUri("file:///p", name), href, name);
    assert.equal(nameOfUri(href), name);
    assert.equal(shownPlace(href), `/p/${name}`);
  }
});

test("paths are joined without leaving the outermost folder, and taken apart again", () => {
  assert.equal(joinUri("file:///p/sub", "../a/./b.py"), "file:///p/a/b.py");
  assert.equal(joinUri("file:///p", "../../../b.py"), "file:///b.py");
  assert.equal(joinUri("file:///p/%20", ""), "file:///p/%20");
  assert.equal(parentUri("file:///p/a.py"), "file:///p");
  assert.equal(parentUri("file:///p"), "file:///");
  assert.equal(parentUri("vscode-vfs://github/p/a.py"), "vscode-vfs://github/p");
  assert.equal(parentUri("vscode-vfs://github/a.py"), "vscode-vfs://github/");
  assert.equal(parentUri("vscode-vfs://github/"), "vscode-vfs://github/");
  assert.equal(parentUri("memory:/p/a.py"), "memory:/p");
  assert.equal(parentUri("memory:/a.py"), "memory:/");
  assert.equal(parentUri("memory:/"), "memory:/");
  assert.equal(parentUri("untitled:Untitled-1"), "untitled:Untitled-1");
  assert.equal(joinUri("memory:/p/sub", "../a b.py"), "memory:/p/a%20b.py");
  assert.equal(joinUri("memory:/", "./a.py"), "memory:/a.py");
  assert.equal(joinUri("vscode-vfs://github/", "a.py"), "vscode-vfs://github/a.py");
  assert.equal(parentUri("file:///"), "file:///");
  assert.equal(pathBetween("file:///p", "file:///p/a%20b/c.py"), "a b/c.py");
  assert.equal(pathBetween("file:///", "file:///p"), "p");
  assert.equal(shownPlace("file:///c:/p"), "c:/p");
});

test("files are found in folders by whole names", () => {
  assert.equal(isBelow("file:///p", "file:///p/a"), true);
  assert.equal(isBelow("file:///p", "file:///pa"), false);
  assert.equal(isBelow("file:///p", "file:///p"), false);
  assert.equal(isBelow("file:///", "file:///p"), true);
  const folders = ["file:///p", "file:///p/inner", "file:///q"];
  assert.equal(innermost(folders, "file:///p/inner/a"), "file:///p/inner");
  assert.equal(innermost(folders, "file:///p/innermost"), "file:///p");
  assert.equal(innermost(folders, "file:///r/a"), undefined);
  assert.equal(isAmong("file:///p/a/b", new Set(["file:///p"])), true);
  assert.equal(isAmong("file:///p/a/b", new Set(["file:///p/b"])), false);
  assert.deepEqual([...foldersAround(["file:///p/a/b", "file:///p/c"])].sort(), [
    "file:///",
    "file:///p",
    "file:///p/a",
  ]);
  assert.deepEqual([...foldersAround(["memory:/a", "x://host/a"])].sort(), [
    "memory:/",
    "x://host/",
  ]);
  assert.equal(isAmong("x://host/a", new Set(["x://host/"])), true);
});

test("the first spelling of a file stays", () => {
  const uris = ["file:///p/%61", "file:///p/a", "file:///p/b"];
  assert.deepEqual(distinctUris(uris), ["file:///p/%61", "file:///p/b"]);
});
