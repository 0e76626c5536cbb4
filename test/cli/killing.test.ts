import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, watch, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { build } from "esbuild";
import { beginReplacement, replaceFile } from "../../server/src/files/replace-file.ts";
import { folderWith } from "../support/cli.ts";

/** How often each program is killed, and how many are killed at the same time. */
const driverKills = 48;
const fixKills = 10;
const exportKills = 10;
const atOnce = 4;

const misspelt = "- step: { name: a, imgae: i, command: c }\n";
const main = path.resolve("out/cli/main.js");

test("a file that is written again and again has all of one text whenever the writer is killed", async (t) => {
  const texts = [0, 1].map((it) => `${it}`.repeat(200_000));
  const folder = folderWith(t, {});
  const driver = path.join(folder, "driver.mjs");
  await build({
    stdin: { contents: writer, resolveDir: path.resolve("test/cli"), loader: "ts" },
    bundle: true,
    platform: "node",
    format: "esm",
    outfile: driver,
  });
  await inParallel(driverKills, async (lane) => {
    const home = folderWith(t, { "target.yaml": texts[0] ?? "" });
    const child = spawn(process.execPath, [driver, path.join(home, "target.yaml")]);
    await once(child.stdout, "data");
    await setTimeout(Math.random() * 12);
    child.kill("SIGKILL");
    await once(child, "close");
    assert.ok(texts.includes(readFileSync(path.join(home, "target.yaml"), "utf8")), `${lane}`);
    assert.ok(readdirSync(home).length <= 2);
    // Whoever writes next clears up.
    beginReplacement(path.join(home, "other.yaml")).abandon();
    assert.deepEqual(readdirSync(home), ["target.yaml"]);
  });
});

/** Swaps the letters of a file for ever. */
const writer = `
import { readFileSync } from "node:fs";
import { replaceFile } from "../../server/src/files/replace-file.ts";
const file = process.argv[2] ?? "";
process.stdout.write("ready\\n");
for (;;) {
  const text = readFileSync(file, "utf8");
  replaceFile(file, (text.startsWith("0") ? "1" : "0").repeat(text.length), text);
}`;

const task = `- step:
    name: s
    image: i:1
    command: c {parameters}
    parameters: [{ name: a, type: integer, default: 1 }]
- task:
    name: t
    step: s
    type: grid_search
    parameters: [{ name: a, style: linear, rules: { start: 1, end: 40000, step: 1 } }]
- pipeline: { name: p, nodes: [{ name: n, type: task, task: t }], edges: [] }
`;

for (const [name, kills, args, written] of [
  ["check --fix", fixKills, ["check", "valohai.yaml", "--fix"], "valohai.yaml"],
  [
    "an export",
    exportKills,
    ["variants", "valohai.yaml", "--format", "csv", "--output", "out.csv"],
    "out.csv",
  ],
] as const) {
  test(`${name} that is killed leaves the old text or the new one`, async (t) => {
    const files =
      written === "out.csv"
        ? { "valohai.yaml": task, "out.csv": "old" }
        : { "valohai.yaml": misspelt + "# more\n".repeat(2_000) };
    const model = folderWith(t, files);
    spawnSync(process.execPath, [main, ...args], { cwd: model });
    const texts = [textIn(folderWith(t, files), written), textIn(model, written)];
    const ends = [0, 0];
    await inParallel(kills, async () => {
      const folder = folderWith(t, files);
      const child = spawn(process.execPath, [main, ...args], { cwd: folder, stdio: "ignore" });
      const closed = once(child, "close");
      await begunIn(folder, closed);
      await setTimeout(Math.random() * 50);
      child.kill("SIGKILL");
      await closed;
      const end = texts.indexOf(textIn(folder, written));
      assert.notEqual(end, -1);
      ends[end] = (ends[end] ?? 0) + 1;
      assert.ok(readdirSync(folder).length <= Object.keys(files).length + 1);
    });
    t.diagnostic(`${ends[0]} times the old text, ${ends[1]} times the new one`);
  });
}

/** Waits until something is written in a folder, or the writer has ended. */
async function begunIn(folder: string, ended: Promise<unknown>): Promise<void> {
  const watcher = watch(folder);
  await Promise.race([once(watcher, "change"), ended]);
  watcher.close();
}

test("a text that was changed meanwhile by another program is not overwritten", (t) => {
  const folder = folderWith(t, { "a.yaml": "theirs" });
  const file = path.join(folder, "a.yaml");
  assert.throws(
    () => replaceFile(file, "ours", "before"),
    /was changed by another program in the meantime/,
  );
  assert.equal(textIn(folder, "a.yaml"), "theirs");
  replaceFile(file, "ours", "theirs");
  assert.equal(textIn(folder, "a.yaml"), "ours");
  assert.deepEqual(readdirSync(folder), ["a.yaml"]);
});

test("what is being written by a living process is left alone, and what looks alike too", (t) => {
  const names = [`.valohai-yaml-${process.ppid}-0.tmp`, ".valohai-yaml-x.tmp", "mine.tmp"];
  const folder = folderWith(t, Object.fromEntries(names.map((it) => [it, ""])));
  const first = beginReplacement(path.join(folder, "a.yaml"));
  const second = beginReplacement(path.join(folder, "a.yaml"));
  writeFileSync(first.descriptor, "first");
  writeFileSync(second.descriptor, "second");
  second.commit();
  first.commit();
  assert.equal(textIn(folder, "a.yaml"), "first");
  assert.deepEqual(readdirSync(folder).sort(), [...names, "a.yaml"].sort());
});

function textIn(folder: string, file: string): string {
  return readFileSync(path.join(folder, file), "utf8");
}

async function inParallel(count: number, act: (lane: number) => Promise<void>): Promise<void> {
  const lane = async (first: number) => {
    for (let number = first; number < count; number += atOnce) await act(number);
  };
  await Promise.all(Array.from({ length: atOnce }, (_, it) => lane(it)));
}
