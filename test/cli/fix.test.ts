import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { folderWith, runCli } from "../support/cli.ts";

const misspelt = "- step: # runs\n    name: test\n    imgae: busybox:1\n    command: test\n";
const spelt = misspelt.replace("imgae", "image");

function textIn(folder: string, file = "valohai.yaml"): string {
  return readFileSync(path.join(folder, file), "utf8");
}

test("--fix shows what it does, and leaves nothing else behind", (t) => {
  const folder = folderWith(t, { "valohai.yaml": misspelt });
  const { status, out, error } = runCli(folder, ["check", "valohai.yaml", "--fix"]);
  assert.equal(status, 0);
  assert.equal(
    out,
    `valohai.yaml is fixed: 1 spelling fix
  @@ line 2 @@
       name: test
  -    imgae: busybox:1
  +    image: busybox:1
       command: test
0 errors, 0 warnings in 1 file
`,
  );
  assert.equal(error, "");
  assert.equal(textIn(folder), spelt);
  assert.deepEqual(readdirSync(folder), ["valohai.yaml"]);
});

test("--fix counts layout fixes and spelling fixes", (t) => {
  const text = misspelt.replace("busybox:1", "3.10").replace("command", "comand");
  const { out } = runCli(folderWith(t, { "a.yaml": text }), ["check", "a.yaml", "--fix"]);
  assert.match(out, /^a\.yaml is fixed: 2 spelling fixes, 1 layout fix\n/);
});

test("--fix goes on after it has fixed the syntax, and says when there is more to fix", (t) => {
  const broken = misspelt.replace("name: ", "name:");
  const small = runCli(folderWith(t, { "a.yaml": broken }), ["check", "a.yaml", "--fix"]);
  assert.match(small.out, /^a\.yaml is fixed: 1 spelling fix, 1 layout fix\n/);
  assert.doesNotMatch(small.out, /more to fix/);
  const moved = `- step: { name: a, image: b:1, command: c }
- pipeline:
    name: p
    nodes:
      - name: n
        type: execution
        step: a
        image: c:1
        environment: d
        command: e
    edges: []
`;
  // A large text is looked at twice only.
  const large = `${moved}${`# ${"x".repeat(1000)}\n`.repeat(1050)}`;
  const folder = folderWith(t, { "valohai.yaml": large });
  const first = runCli(folder, ["check", "valohai.yaml", "--fix"]);
  assert.match(first.out, /^valohai\.yaml: there is more to fix: run the fix again$/m);
  const second = runCli(folder, ["check", "valohai.yaml", "--fix"]);
  assert.doesNotMatch(second.out, /more to fix/);
  assert.match(second.out, /^0 errors/m);
});

test("--fix keeps machine-readable output as it is", (t) => {
  const folder = folderWith(t, { "valohai.yaml": misspelt });
  const { out, error } = runCli(folder, ["check", "valohai.yaml", "--fix", "--json"]);
  assert.deepEqual(JSON.parse(out), []);
  assert.match(error, /^valohai\.yaml is fixed: 1 spelling fix\n/);
});

test("--fix keeps line ends, byte order mark and the missing last line break", (t) => {
  const text = `\ufeff${misspelt.replaceAll("\n", "\r\n").trimEnd()}`;
  const folder = folderWith(t, { "valohai.yaml": text });
  runCli(folder, ["check", "valohai.yaml", "--fix"]);
  assert.equal(textIn(folder), text.replace("imgae", "image"));
});

test("--fix keeps permissions and writes through a link", (t) => {
  const folder = folderWith(t, { "real/valohai.yaml": misspelt });
  const real = path.join(folder, "real/valohai.yaml");
  const link = path.join(folder, "valohai.yaml");
  chmodSync(real, 0o640);
  symlinkSync("real/valohai.yaml", link);
  assert.equal(runCli(folder, ["check", "valohai.yaml", "--fix"]).status, 0);
  assert.ok(lstatSync(link).isSymbolicLink());
  assert.equal(readFileSync(real, "utf8"), spelt);
  assert.equal(statSync(real).mode & 0o777, 0o640);
  assert.deepEqual(readdirSync(path.dirname(real)), ["valohai.yaml"]);
});

test("--fix writes a file whose name leaves no room for a longer one", (t) => {
  const long = `${"a".repeat(240)}.valohai.yaml`.slice(-250);
  const folder = folderWith(t, { [long]: misspelt });
  assert.equal(runCli(folder, ["check", long, "--fix"]).status, 0);
  assert.equal(textIn(folder, long), spelt);
  assert.deepEqual(readdirSync(folder), [long]);
});

for (const marker of ["<<<<<<< HEAD", "||||||| base", "=======", ">>>>>>> branch"]) {
  test(`--fix leaves a file with a line "${marker}" alone`, (t) => {
    const text = `${misspelt}${marker}\n${misspelt}`;
    const folder = folderWith(t, { "valohai.yaml": text });
    const { status, out } = runCli(folder, ["check", "valohai.yaml", "--fix"]);
    assert.equal(status, 1);
    assert.match(out, /^valohai\.yaml is unchanged: a merge conflict is not resolved\n/);
    assert.match(out, /\n1 error, 0 warnings in 1 file\n$/);
    assert.equal(textIn(folder), text);
  });
}

test("--fix leaves a file alone that is not UTF-8", (t) => {
  const folder = folderWith(t, {});
  const bytes = Buffer.from(misspelt.replace("runs", "l\u00e4uft"), "latin1");
  writeFileSync(path.join(folder, "valohai.yaml"), bytes);
  const { out } = runCli(folder, ["check", "valohai.yaml", "--fix"]);
  assert.match(out, /Valohai reads UTF-8, and the byte 0xE4 is not; save the file as UTF-8/);
  assert.deepEqual(readFileSync(path.join(folder, "valohai.yaml")), bytes);
});

test("--fix and --fix-dry-run together are misuse", (t) => {
  const { status, error } = runCli(folderWith(t, {}), ["check", "-", "--fix", "--fix-dry-run"]);
  assert.equal(status, 2);
  assert.match(error, /--fix and --fix-dry-run exclude each other/);
});

const names = ["valohai.yaml", "with blank.yaml", "sub/t\u00e4st.yaml", 'quo"te.yaml'];
const variants: { readonly [story: string]: string } = {
  "line feeds": misspelt,
  "carriage returns": misspelt.replaceAll("\n", "\r\n"),
  "no last line break": misspelt.trimEnd(),
  "a change far below another": `${misspelt}${"# more\n".repeat(30)}${misspelt.replace("test", "more")}`,
};

for (const [story, text] of Object.entries(variants)) {
  test(`--fix-dry-run prints a patch that git applies, with ${story}`, (t) => {
    const folder = folderWith(t, Object.fromEntries(names.map((it) => [it, text])));
    const { status, out, error } = runCli(folder, ["check", ...names, "--fix-dry-run"]);
    assert.equal(status, 0);
    assert.match(error, /valohai\.yaml would be fixed: \d spelling/);
    for (const it of names) assert.equal(textIn(folder, it), text);
    applyPatch(folder, out);
    for (const it of names) assert.equal(textIn(folder, it), text.replaceAll("imgae", "image"));
  });
}

test("--fix-dry-run patches a file once that is named twice, by a link as well", (t) => {
  const folder = folderWith(t, { "valohai.yaml": misspelt });
  symlinkSync("valohai.yaml", path.join(folder, "link.yaml"));
  const { out } = runCli(folder, ["check", "link.yaml", "valohai.yaml", "--fix-dry-run"]);
  applyPatch(folder, out);
  assert.equal(textIn(folder), spelt);
});

test("--fix-dry-run prints nothing where nothing is to be fixed", (t) => {
  const { status, out } = runCli(folderWith(t, { "a.yaml": spelt }), [
    "check",
    "a.yaml",
    "--fix-dry-run",
  ]);
  assert.equal(status, 0);
  assert.equal(out, "");
});

function applyPatch(folder: string, patch: string): void {
  const { status, stderr } = spawnSync("git", ["apply", "-"], {
    cwd: folder,
    input: patch,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], GIT_CEILING_DIRECTORIES: path.dirname(folder) },
  });
  assert.equal(status, 0, stderr);
}
