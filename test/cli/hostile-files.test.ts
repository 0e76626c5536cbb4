import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { folderWith, type Outcome, runCli, runCliWithoutRights } from "../support/cli.ts";
import { makePipe, makeSparse, withoutPipes } from "../support/special-files.ts";
import { wideTexts } from "../support/wide-texts.ts";

const good = "- step: { name: a, image: i:1, command: c }\n";
const bad = "- step: { name: a, image: i:1, comand: c }\n";
const project = `- step: { name: s, image: i:1, command: c }
- pipeline:
    name: p
    nodes: [{ name: n, type: execution, step: s }, { name: m, type: execution, step: s }]
    edges: [[n.metadata.x, m.parameter.y]]
`;

/** Runs node "m" once for each item of what node "n" prints for "ids". */
const spreading = `- step: { name: n, image: i:1, command: c }
- step: { name: m, image: i:1, command: c, parameters: [{ name: id, type: integer }] }
- pipeline:
    name: p
    nodes: [{ name: n, type: execution, step: n }, { name: m, type: task, step: m }]
    edges: [[n.metadata.ids, m.parameter.id]]
`;

/** Things that are no files of ours, with why they are not read. */
const kinds: readonly (readonly [what: string, make: (place: string) => void, reason: string])[] = [
  ["a pipe", makePipe, "is a pipe, not a file"],
  ["a link to a device", (place) => symlinkSync("/dev/zero", place), "is a device, not a file"],
  ["a link to itself", (place) => symlinkSync(place, place), "is a link that leads in a circle"],
  ["a link to nothing", (place) => symlinkSync("none", place), "is a link that leads nowhere"],
  ["a file of 100 GB", (place) => makeSparse(place, 1e11), "is larger than"],
];

const folderKind = ["a folder", (place: string) => mkdirSync(place), "is a folder"] as const;

for (const [what, make, reason] of [...kinds, folderKind]) {
  test(`a config that is ${what} is left out and costs nothing else`, {
    skip: withoutPipes,
  }, (t) => {
    const folder = folderWith(t, { "valohai.yaml": bad });
    make(path.join(folder, ".valohai-lint.yaml"));
    const { status, out, error } = runCli(folder, ["check", "."]);
    assert.equal(status, 2);
    assert.match(out, /^valohai\.yaml:1:\d+: error/m);
    assertLines(error, [[".valohai-lint.yaml", reason]]);
  });

  test(`a Valohai file that is ${what} is left out of its folder`, { skip: withoutPipes }, (t) => {
    const folder = folderWith(t, { "valohai.yaml": bad });
    make(path.join(folder, "other.valohai.yaml"));
    const { status, out, error } = runCli(folder, ["check", ".", "--json"]);
    assert.equal(status, 2);
    assert.equal(JSON.parse(out)[0].file, "valohai.yaml");
    assertLines(error, [["other.valohai.yaml", reason]]);
  });
}

for (const [what, make, reason] of kinds) {
  test(`${what} that is named is not read, and what is named with it is`, {
    skip: withoutPipes,
  }, (t) => {
    const folder = folderWith(t, { "good.yaml": good });
    make(path.join(folder, "valohai.yaml"));
    for (const command of ["check", "format"]) {
      const { status, out, error } = runCli(folder, [command, "valohai.yaml", "good.yaml"]);
      assert.equal(status, 2);
      assert.notEqual(out, "");
      assertLines(error, [["valohai.yaml", reason]]);
    }
    const alone = runCli(folder, ["plan", "valohai.yaml"]);
    assert.equal(alone.status, 2);
    assertLines(alone.error, [["valohai.yaml", reason]]);
  });
}

/** Sources of metadata that are not read. */
const sources: readonly (readonly [option: string, format: string])[] = [
  ["--metadata", "n="],
  ["--metadata", ""],
  ["--csv", "n="],
  ["--log", "n="],
  ["--jsonl", "n="],
];

for (const [option, prefix] of sources) {
  test(`${option} ${prefix}FILE reads no device, no pipe and no folder`, {
    skip: withoutPipes,
  }, (t) => {
    const folder = folderWith(t, { "valohai.yaml": project, "folder/x": "" });
    makePipe(path.join(folder, "pipe"));
    for (const file of ["/dev/zero", "pipe", "folder", "none"]) {
      const args = ["variants", "valohai.yaml", "--node", "m", option, `${prefix}${file}`];
      const { status, error } = runCli(folder, args);
      assert.equal(status, 2);
      assertLines(error, [[file, "it (?:is|does)"]]);
    }
  });
}

test("metadata that has to be there as a whole is refused beyond 50 MB", (t) => {
  const folder = folderWith(t, { "valohai.yaml": project });
  makeSparse(path.join(folder, "m.csv"), 50_000_001);
  const args = ["variants", "valohai.yaml", "--node", "m", "--csv", "n=m.csv"];
  assertLines(runCli(folder, args).error, [["m.csv", "is larger than 50 MB"]]);
});

const texts: readonly (readonly [option: string, text: string])[] = [
  ["--csv", "ids\n1\n2\n"],
  ["--log", 'start é\n{"ids": [1, 2]}\n'],
  ["--jsonl", '{"ids": [1, 2]}\n'],
  ["--metadata", '{"ids": [1, 2]}'],
];

const packed = (text: string) => gzipSync(text);
const packedWide = (text: string) => gzipSync(Buffer.from(`\ufeff${text}`, "utf16le"));

for (const [name, encode] of [
  ...wideTexts,
  ["UTF-8 with a mark", (text: string) => Buffer.from(`\ufeff${text}`)] as const,
  ["UTF-8 packed by gzip", packed] as const,
  ["UTF-16 packed by gzip", packedWide] as const,
]) {
  test(`metadata in ${name} are read`, (t) => {
    for (const [option, text] of texts) {
      const folder = folderWith(t, { "valohai.yaml": spreading });
      writeFileSync(path.join(folder, "m.data"), encode(text));
      const args = ["variants", "valohai.yaml", "--node", "m", option, "n=m.data", "--json"];
      const { status, error, out } = runCli(folder, args);
      assert.equal(status, 0, error);
      assert.equal(error, "");
      assert.equal(JSON.parse(out).count, 2, option);
    }
  });
}

test("metadata in UTF-32, damaged or unpacked beyond the limit are refused with the reason", (t) => {
  const folder = folderWith(t, { "valohai.yaml": spreading });
  const whole = gzipSync('{"ids": [1, 2]}');
  const bomb = gzipSync(Buffer.alloc(200_000_001));
  const cases = [
    [Buffer.from([0xff, 0xfe, 0, 0, 65, 0, 0, 0]), "it is written in UTF-32; save it as UTF-8"],
    [whole.subarray(0, -9), "it is packed by gzip and damaged"],
    [bomb, "it is larger than 200 MB when it is unpacked"],
  ] as const;
  for (const [bytes, message] of cases) {
    writeFileSync(path.join(folder, "m.data"), bytes);
    for (const [option] of texts) {
      const args = ["variants", "valohai.yaml", "--node", "m", option, "n=m.data"];
      const { status, error } = runCli(folder, args);
      assert.equal(status, 2);
      assertLines(error, [["m.data", message]]);
    }
  }
});

test("a Valohai file in UTF-16 is refused by the name of the encoding", (t) => {
  const folder = folderWith(t, {});
  writeFileSync(path.join(folder, "valohai.yaml"), Buffer.from(`\ufeff${good}`, "utf16le"));
  const { status, out } = runCli(folder, ["check", "valohai.yaml"]);
  assert.equal(status, 1);
  assert.match(out, /Valohai reads UTF-8, and this is UTF-16; save the file as UTF-8/);
});

test("standard input is read up to the limit of a file", (t) => {
  const folder = folderWith(t, {});
  const { status, error } = runCli(folder, ["check", "-"], "#".repeat(20_000_001));
  assert.equal(status, 2);
  assertLines(error, [["-", "is larger than 20 MB"]]);
});

test("what the shell hands over is read: a pipe for a command, and standard input by its name", {
  skip: withoutPipes,
}, (t) => {
  const folder = folderWith(t, { "valohai.yaml": project });
  const main = path.resolve("out/cli/main.js");
  const run = `"${process.execPath}" "${main}"`;
  const script = `${run} variants valohai.yaml --node m --metadata n=<(echo '{"x": 1}') --json
${run} check /dev/stdin <valohai.yaml
cat valohai.yaml | ${run} check /dev/stdin
${run} variants valohai.yaml --node m --format csv --output /dev/stdout`;
  const done = spawnSync("bash", ["-c", script], { cwd: folder, encoding: "utf8" });
  if (done.error) return t.skip("there is no bash");
  assert.equal(done.stderr, "");
  assert.match(
    done.stdout,
    /"count": 1[\s\S]*in 1 file\n[\s\S]*in 1 file\n[\s\S]*command,problems/,
  );
  return undefined;
});

test("a link to a Valohai file inside the folder is followed, and one out of it is not", (t) => {
  const outside = folderWith(t, { "valohai.yaml": bad });
  const folder = folderWith(t, { "conf/base.yaml": bad, "valohai.yaml": good });
  symlinkSync("../conf/base.yaml", path.join(folder, "conf/inside.valohai.yaml"));
  symlinkSync("valohai.yaml", path.join(folder, "again.valohai.yaml"));
  const target = path.join(outside, "valohai.yaml");
  symlinkSync(target, path.join(folder, "outside.valohai.yaml"));
  const { status, out, error } = runCli(folder, ["check", ".", "--json"]);
  assert.equal(status, 2);
  const files = JSON.parse(out).map((it: { readonly file: string }) => it.file);
  assert.deepEqual([...new Set(files)], [path.join("conf", "inside.valohai.yaml")]);
  assertLines(error, [["outside.valohai.yaml", "leads out of the workspace folder"]]);
  const named = runCli(folder, ["check", "outside.valohai.yaml"]);
  assert.equal(named.status, 1);
  assert.equal(named.error, "");
});

test("a config that links out of the folder is not read, and one that links inside is", (t) => {
  const config = "rules:\n  prop-unknown: off\n";
  const outside = folderWith(t, { "secret.yaml": "password: 1\n" });
  const folder = folderWith(t, { "sub/valohai.yaml": good, "lint.yaml": config });
  symlinkSync("../lint.yaml", path.join(folder, "sub/.valohai-lint.yaml"));
  assert.deepEqual(runCli(folder, ["check", "."]).error, "");
  const below = runCli(path.join(folder, "sub"), ["check", "."]);
  assert.equal(below.status, 2);
  assertLines(below.error, [[".valohai-lint.yaml", "leads out of the workspace folder"]]);
  symlinkSync(path.join(outside, "secret.yaml"), path.join(folder, ".valohai-lint.yaml"));
  const { error } = runCli(folder, ["check", ".", "lint.yaml"]);
  assert.doesNotMatch(error, /password/);
  assertLines(error, [[".valohai-lint.yaml", "leads out of the workspace folder"]]);
});

test("a script of 100 GB is not read, which is said where it is started", (t) => {
  const text = "- step: { name: a, image: i:1, command: python train.py }\n";
  const folder = folderWith(t, { "valohai.yaml": text, "other.py": "" });
  makeSparse(path.join(folder, "train.py"), 1e11);
  const { status, out } = runCli(folder, ["check", "valohai.yaml"]);
  assert.equal(status, 0);
  assert.match(out, /"train\.py" is larger than 300 kB, so it is not read/);
  truncateSync(path.join(folder, "train.py"), 0);
  assert.doesNotMatch(runCli(folder, ["check", "valohai.yaml"]).out, /train\.py/);
});

test("a folder that may not be looked into costs only itself", { skip: withoutPipes }, (t) => {
  const folder = folderWith(t, { "a/valohai.yaml": bad, "b/valohai.yaml": bad });
  const { status, out, error } = runClosed(folder, ["b"], ["check", "."]);
  assert.equal(status, 2);
  assert.match(out, /^a\/valohai\.yaml:1:/m);
  assertLines(error, [["b", "may not be read"]]);
});

test("a file or config that may not be read costs only itself", { skip: withoutPipes }, (t) => {
  const folder = folderWith(t, { "a.yaml": bad, "valohai.yaml": bad, ".valohai-lint.yaml": "" });
  const closed = ["a.yaml", ".valohai-lint.yaml"];
  const { status, out, error } = runClosed(folder, closed, ["check", "a.yaml", "valohai.yaml"]);
  assert.equal(status, 2);
  assert.match(out, /^valohai\.yaml:1:/m);
  assertLines(error, [
    [".valohai-lint.yaml", "may not be read"],
    ["a.yaml", "may not be read"],
  ]);
});

/** Runs while nobody may read some places of the folder. */
function runClosed(folder: string, closed: readonly string[], args: readonly string[]): Outcome {
  for (const it of closed) chmodSync(path.join(folder, it), 0);
  try {
    return runCliWithoutRights(folder, args);
  } finally {
    for (const it of closed) chmodSync(path.join(folder, it), 0o700);
  }
}

/** Expects exactly one line for each of these: no stack trace, and nothing twice. */
function assertLines(error: string, expected: readonly (readonly [file: string, text: string])[]) {
  const lines = error.split("\n").filter((it) => it !== "");
  assert.equal(lines.length, expected.length, error);
  for (const [index, [file, text]] of expected.entries()) {
    assert.ok(lines[index]?.startsWith("vhyaml: "), error);
    assert.ok(lines[index]?.includes(`${file}"`), error);
    assert.match(lines[index] ?? "", new RegExp(text));
  }
}
