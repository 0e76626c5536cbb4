import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { folderWith, runCli } from "../support/cli.ts";

const tidy = `- step:
    name: a
    image: b:1
    command:
      - c
- step:
    name: d
    image: e:1
    command: f
`;

const untidy = tidy.replace("name: a", "name:   a").replace("command: f\n", "command: f  \n\n");

const broken = "- step:\n    name:   a\n   image: b:1\n";

test("format prints the file and leaves it as it is", (t) => {
  const folder = folderWith(t, { "valohai.yaml": untidy });
  assert.deepEqual(runCli(folder, ["format", "valohai.yaml"]), {
    status: 0,
    out: tidy,
    error: "",
  });
  assert.equal(readFileSync(path.join(folder, "valohai.yaml"), "utf8"), untidy);
});

test("format --check prints a patch and ends with status 1 when there is something to change", (t) => {
  const folder = folderWith(t, { "valohai.yaml": untidy, "other.yaml": tidy });
  const { status, out } = runCli(folder, ["format", "*.yaml", "--check"]);
  assert.equal(status, 1);
  assert.equal(
    out,
    `--- a/valohai.yaml
+++ b/valohai.yaml
@@ -1,10 +1,9 @@
 - step:
-    name:   a
+    name: a
     image: b:1
     command:
       - c
 - step:
     name: d
     image: e:1
-    command: f  
-
+    command: f
`,
  );
  assert.equal(runCli(folder, ["format", "other.yaml", "--check"]).status, 0);
  assert.equal(readFileSync(path.join(folder, "valohai.yaml"), "utf8"), untidy);
});

test("format --write writes the files that change and keeps their line breaks", (t) => {
  const folder = folderWith(t, {
    "valohai.yaml": untidy.replaceAll("\n", "\r\n"),
    "other.yaml": tidy,
  });
  const { status, out, error } = runCli(folder, ["format", "*.yaml", "--write"]);
  assert.equal(status, 0);
  assert.equal(out, "");
  assert.equal(error, "valohai.yaml: formatted\n");
  const written = readFileSync(path.join(folder, "valohai.yaml"), "utf8");
  assert.equal(written, tidy.replaceAll("\n", "\r\n"));
});

test("format of standard input prints it, with --write too", (t) => {
  const folder = folderWith(t, {});
  assert.equal(runCli(folder, ["format", "-"], untidy).out, tidy);
  for (const text of [untidy, tidy]) {
    assert.equal(runCli(folder, ["format", "-", "--write"], text).out, tidy);
  }
});

test("format follows the nearest .valohai-lint.yaml", (t) => {
  const folder = folderWith(t, {
    ".valohai-lint.yaml":
      "ignore: [old]\nformat:\n  list-indentation: flush\n  blank-lines-between-items: 1\n",
    "valohai.yaml": tidy,
    "old/valohai.yaml": untidy,
  });
  const { out } = runCli(folder, ["format", "."]);
  assert.equal(out, tidy.replace("      - c\n", "    - c\n\n"));
});

test("format says what is wrong in the config", (t) => {
  const folder = folderWith(t, {
    ".valohai-lint.yaml": "format:\n  list-indentation: deep\n  blank-lines: 1\n",
    "valohai.yaml": tidy,
  });
  const { error } = runCli(folder, ["format", "valohai.yaml"]);
  assert.match(error, /:2:21: warning: It is one of keep, indent, flush\n/);
  assert.match(error, /:3:3: warning: Unknown key "blank-lines"/);
});

test("format leaves a file that it cannot format, names the place and ends with status 2", (t) => {
  const folder = folderWith(t, { "broken.yaml": broken, "valohai.yaml": untidy });
  const { status, error } = runCli(folder, ["format", "*.yaml", "--write"]);
  assert.equal(status, 2);
  assert.match(error, /^broken\.yaml:3:\d+: not formatted: /);
  assert.equal(readFileSync(path.join(folder, "broken.yaml"), "utf8"), broken);
  assert.equal(readFileSync(path.join(folder, "valohai.yaml"), "utf8"), tidy);
});

test("format leaves a file that is not UTF-8", (t) => {
  const folder = folderWith(t, { "latin.yaml": "" });
  const file = path.join(folder, "latin.yaml");
  const bytes = Buffer.from("- step:\n    name:   caf\xe9\n", "latin1");
  writeFileSync(file, bytes);
  const { status, error } = runCli(folder, ["format", "latin.yaml", "--write"]);
  assert.equal(status, 2);
  assert.match(
    error,
    /:2:16: not formatted: Valohai reads UTF-8, and the byte 0xE9 is not; save the file as UTF-8/,
  );
  assert.deepEqual(readFileSync(file), bytes);
});

const misuses: readonly (readonly [string, readonly string[], RegExp])[] = [
  ["no file", ["format"], /A file is missing/],
  ["both --check and --write", ["format", "x", "--check", "--write"], /not both/],
  ["a missing file", ["format", "nope.yaml"], /Cannot read "nope\.yaml"/],
];

for (const [name, args, message] of misuses) {
  test(`format with ${name} is misuse`, (t) => {
    const { status, error } = runCli(folderWith(t, {}), args);
    assert.equal(status, 2);
    assert.match(error, message);
  });
}
