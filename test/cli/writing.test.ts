import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { folderWith, runCli, runCliWithoutRights } from "../support/cli.ts";
import { withoutPipes } from "../support/special-files.ts";
import { gridPipeline } from "../support/yaml.ts";

const misspelt = "- step: { name: a, imgae: i, command: c }\n";
const spelt = misspelt.replace("imgae", "image");

const exported = ["variants", "valohai.yaml", "--format", "csv", "--output", "out.csv"];
const main = path.resolve("out/cli/main.js");

test("--output keeps permissions, writes through links and leaves nothing else", (t) => {
  const folder = folderWith(t, { "valohai.yaml": gridPipeline(3), "real/out.csv": "old" });
  const real = path.join(folder, "real/out.csv");
  chmodSync(real, 0o640);
  symlinkSync("real/out.csv", path.join(folder, "out.csv"));
  assert.equal(runCli(folder, exported).status, 0);
  assert.match(readFileSync(real, "utf8"), /^a,b,command,problems\r?\n1,1,/);
  assert.equal(statSync(real).mode & 0o777, 0o640);
  assert.ok(lstatSync(path.join(folder, "out.csv")).isSymbolicLink());
  assert.deepEqual(readdirSync(path.join(folder, "real")), ["out.csv"]);
});

test("--output through a link to nothing makes the file that the link names", (t) => {
  const folder = folderWith(t, { "valohai.yaml": gridPipeline(3), "real/x": "" });
  symlinkSync("real/new.csv", path.join(folder, "out.csv"));
  assert.equal(runCli(folder, exported).status, 0);
  assert.equal(readlinkSync(path.join(folder, "out.csv")), "real/new.csv");
  assert.ok(existsSync(path.join(folder, "real/new.csv")));
});

test("--output makes a file with the usual permissions", { skip: withoutPipes }, (t) => {
  const folder = folderWith(t, { "valohai.yaml": gridPipeline(3) });
  writeFileSync(path.join(folder, "usual"), "");
  assert.equal(runCli(folder, exported).status, 0);
  const modeOf = (name: string) => statSync(path.join(folder, name)).mode;
  assert.equal(modeOf("out.csv"), modeOf("usual"));
});

test("--output writes to a device as it is", { skip: withoutPipes }, (t) => {
  const folder = folderWith(t, { "valohai.yaml": gridPipeline(3) });
  const args = [...exported.slice(0, -1), "/dev/null"];
  assert.equal(runCli(folder, args).status, 0);
  assert.ok(lstatSync("/dev/null").isCharacterDevice());
});

/** What cannot be written, with what is said about it. */
const refusals: readonly (readonly [
  what: string,
  make: (place: string) => void,
  args: readonly string[],
  reason: RegExp,
])[] = [
  [
    "a read-only file",
    (place) => chmodSync(place, 0o444),
    ["check", "out.csv", "--fix"],
    /Cannot write "out\.csv": it is read-only/,
  ],
  [
    "a read-only file",
    (place) => chmodSync(place, 0o444),
    exported,
    /Cannot write "out\.csv": it is read-only/,
  ],
  [
    "a folder",
    (place) => mkdirSync(`${place}.d`),
    [...exported.slice(0, -1), "out.csv.d"],
    /Cannot write "out\.csv\.d": it is a folder/,
  ],
  [
    "a file of a folder that does not exist",
    () => undefined,
    [...exported.slice(0, -1), "none/out.csv"],
    /Cannot write "none\/out\.csv": it is in a folder that does not exist/,
  ],
  [
    "a link in a circle",
    (place) => symlinkSync("circle", path.join(path.dirname(place), "circle")),
    [...exported.slice(0, -1), "circle"],
    /Cannot write "circle": it /,
  ],
];

for (const [what, make, args, reason] of refusals) {
  test(`${args[0]} cannot write ${what}: one line and status 2`, (t) => {
    const folder = folderWith(t, { "valohai.yaml": gridPipeline(3), "out.csv": misspelt });
    make(path.join(folder, "out.csv"));
    const before = readdirSync(folder);
    const { status, error } = runCli(folder, args);
    assert.equal(status, 2);
    assert.match(error, reason);
    assert.equal(error.split("\n").length, 2);
    assert.equal(readFileSync(path.join(folder, "out.csv"), "utf8"), misspelt);
    assert.deepEqual(readdirSync(folder), before);
  });
}

test("a file in a folder that may not be written costs only itself", {
  skip: withoutPipes,
}, (t) => {
  const folder = folderWith(t, { "closed/a.yaml": misspelt, "b.yaml": misspelt });
  chmodSync(path.join(folder, "closed"), 0o555);
  const args = ["check", "closed/a.yaml", "b.yaml", "--fix"];
  const { status, out, error } = runCliWithoutRights(folder, args);
  chmodSync(path.join(folder, "closed"), 0o755);
  assert.equal(status, 2);
  assert.match(error, /^[^\n]*"closed\/a\.yaml": it is in a folder that may not be written\n$/);
  assert.match(out, /^b\.yaml is fixed: 1 spelling/m);
  assert.match(out, /^closed\/a\.yaml:1:\d+: error/m);
  assert.equal(readFileSync(path.join(folder, "closed/a.yaml"), "utf8"), misspelt);
  assert.equal(readFileSync(path.join(folder, "b.yaml"), "utf8"), spelt);
});

/** Runs in a shell in which `RUN` is the command line. */
function runShell(folder: string, script: string, shell = ["bash", "-c"]) {
  const [program = "", ...options] = shell;
  const environment = { ...process.env, NODE: process.execPath, MAIN: main };
  const text = script.replaceAll("RUN", '"$NODE" "$MAIN"');
  return spawnSync(program, [...options, text], {
    cwd: folder,
    encoding: "utf8",
    env: environment,
  });
}

const long = misspelt + "# more\n".repeat(30_000);

/** Where there is no room: with 50 blocks for a file, or 100 kB on a disk. */
const shortages: readonly (readonly [
  what: string,
  reason: RegExp,
  wrap: (script: string) => string,
  shell?: string[],
])[] = [
  [
    "beyond the limit of the size of a file",
    /it would be larger than a file may be here\n$/,
    (script) => `ulimit -f 50; ${script}`,
  ],
  [
    "on a full disk",
    /it has no room on the disk\n$/,
    (script) => `mkdir disk && mount -t tmpfs -o size=300k none disk || exit 77
cp *.yaml *.csv disk; cd disk; ${script}; status=$?; cp out.csv v.yaml ..; ls -A >../names; exit $status`,
    ["unshare", "-Urm", "bash", "-c"],
  ],
];

for (const [what, reason, wrap, shell] of shortages) {
  for (const command of ["check v.yaml --fix", "format v.yaml --write", exported.join(" ")]) {
    test(`${command} keeps the old text ${what}`, { skip: withoutPipes }, (t) => {
      // A file of a few variants would have room.
      const text = command.startsWith("variants") ? gridPipeline(2000) : "x: 1\n";
      const unformatted = command.startsWith("format") ? long.replace("{ ", "{") : long;
      const files = { "valohai.yaml": text, "v.yaml": unformatted, "out.csv": "old" };
      const folder = folderWith(t, files);
      const { status, stderr, error } = runShell(folder, wrap(`RUN ${command}`), shell);
      if (error || status === 77 || /^unshare:/.test(stderr)) {
        t.skip("this system does not let us make a small disk");
        return;
      }
      assert.match(stderr, reason);
      assert.equal(status, 2);
      assert.equal(readFileSync(path.join(folder, "v.yaml"), "utf8"), unformatted);
      assert.equal(readFileSync(path.join(folder, "out.csv"), "utf8"), "old");
      const names = readdirSync(folder).filter((it) => it !== "disk" && it !== "names");
      assert.deepEqual(names.sort(), Object.keys(files).sort());
      if (shell) {
        const inside = readFileSync(path.join(folder, "names"), "utf8").trim().split("\n");
        assert.deepEqual(inside.sort(), Object.keys(files).sort());
      }
    });
  }
}

test("a full standard output is one line and status 2", { skip: withoutPipes }, (t) => {
  const folder = folderWith(t, { "valohai.yaml": gridPipeline(3) });
  if (!existsSync("/dev/full")) return t.skip("there is no device that is always full");
  for (const command of ["check valohai.yaml", "variants valohai.yaml", "plan valohai.yaml"]) {
    const { status, stderr } = runShell(folder, `RUN ${command} >/dev/full`);
    assert.equal(status, 2);
    assert.match(stderr, /^vhyaml: ENOSPC[^\n]*\n$/);
  }
  return undefined;
});

/** A command line that works until it is stopped. */
function startEndless(t: TestContext, folder: string, args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [main, ...args], { cwd: folder });
  t.after(() => child.kill("SIGKILL"));
  return child;
}

/** The names in a folder once they are as wanted. */
async function namesOnce(folder: string, wanted: (names: readonly string[]) => boolean) {
  for (;;) {
    const names = readdirSync(folder);
    if (wanted(names)) return;
    await setTimeout(5);
  }
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  test(`${signal} ends an export with one line, status 2 and the old file`, {
    skip: withoutPipes,
  }, async (t) => {
    const folder = folderWith(t, { "valohai.yaml": gridPipeline(5_000), "out.csv": "old" });
    const child = startEndless(t, folder, exported);
    let said = "";
    child.stderr?.on("data", (data) => {
      said += data;
    });
    await namesOnce(folder, (names) => names.length > 2);
    child.kill(signal);
    const [status] = await once(child, "close");
    assert.equal(status, 2);
    assert.equal(said, "vhyaml: Interrupted\n");
    assert.equal(readFileSync(path.join(folder, "out.csv"), "utf8"), "old");
    assert.deepEqual(readdirSync(folder), ["out.csv", "valohai.yaml"]);
  });
}

test("Ctrl+C ends a check of many files with one line and status 2", {
  skip: withoutPipes,
}, async (t) => {
  const many = Object.fromEntries(
    Array.from({ length: 2000 }, (_, it) => [`${it}.valohai.yaml`, misspelt]),
  );
  const folder = folderWith(t, many);
  const child = startEndless(t, folder, ["check", ".", "--fix"]);
  child.stdout?.resume();
  let said = "";
  child.stderr?.on("data", (data) => {
    said += data;
  });
  const first = path.join(folder, "0.valohai.yaml");
  await namesOnce(folder, () => readFileSync(first, "utf8") === spelt);
  child.kill("SIGINT");
  const [status] = await once(child, "close");
  assert.equal(status, 2);
  assert.equal(said, "vhyaml: Interrupted\n");
  const texts = Object.keys(many).map((it) => readFileSync(path.join(folder, it), "utf8"));
  assert.ok(texts.every((it) => it === misspelt || it === spelt));
  assert.equal(readdirSync(folder).length, texts.length);
});
