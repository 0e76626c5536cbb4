import assert from "node:assert/strict";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { runCli } from "../support/cli.ts";
import { repositoryWith } from "../support/git-folder.ts";
import { sweepFile } from "../support/yaml.ts";

const three = sweepFile("0.1, 0.2, 0.3");
const four = sweepFile("0.2, 0.3, 0.4, 0.5");
const counts = 'task "sweep": 3 → 4 executions: +2 -1, 2 unchanged';

test("compares with a revision of the Git repository, without a checkout", (t) => {
  const { folder } = repositoryWith(t, { "models/valohai.yaml": three });
  const file = "models/valohai.yaml";
  writeFileSync(path.join(folder, file), four);
  const since = (revision: string, ...files: readonly string[]) =>
    runCli(folder, ["diff", `--git=${revision}`, ...files]);
  assert.match(since("HEAD", file).out, new RegExp(`^${counts.replaceAll("+", "\\+")}$`, "m"));
  writeFileSync(path.join(folder, "models/second.yaml"), three);
  const second = since("HEAD", "models/second.yaml");
  assert.match(second.error, /^models\/second\.yaml is not in HEAD, so everything is new\n/);
  const unknown = since("nowhere", file);
  assert.equal(unknown.status, 2);
  assert.match(unknown.error, /Git knows no revision "nowhere"/);
  assert.equal(since("--output=written", file).status, 2);
  assert.ok(!existsSync(path.join(folder, "models/written")));
});

/** A repository in which one file of several has changed, one is gone and one is new. */
function changedRepository(t: Parameters<typeof repositoryWith>[0]): string {
  const { folder } = repositoryWith(t, {
    "a/valohai.yaml": three,
    "b/valohai.yaml": three,
    "old/valohai.yaml": three,
    "left/valohai.yaml": three,
    ".valohai-lint.yaml": "ignore: [left]\n",
  });
  writeFileSync(path.join(folder, "a/valohai.yaml"), four);
  writeFileSync(path.join(folder, "left/valohai.yaml"), four);
  writeFileSync(path.join(folder, "new.valohai.yaml"), three);
  rmSync(path.join(folder, "old"), { recursive: true });
  return folder;
}

test("compares every file of a folder, and shows those that differ", (t) => {
  const folder = changedRepository(t);
  const all = runCli(folder, ["diff", "--git", "HEAD", "."]);
  assert.equal(all.status, 0, all.error);
  const names = all.out.split("\n").filter((it) => /^\S/.test(it));
  assert.deepEqual(names, ["a/valohai.yaml", "new.valohai.yaml", "old/valohai.yaml"]);
  assert.ok(all.out.includes(`\n  ${counts}\n`), all.out);
  assert.match(all.out, /old\/valohai\.yaml\n {2}- step "train"\n/);
  assert.equal(
    runCli(folder, ["diff", "--git", "HEAD", "b"]).out,
    "No difference in what the files mean\n",
  );
  assert.equal(runCli(folder, ["diff", "--git", "HEAD", "b", "--format", "github"]).out, "");
});

test("compares several files as JSON and as Markdown", (t) => {
  const folder = changedRepository(t);
  const all = ["diff", "--git", "HEAD", "a", "b", "new.valohai.yaml", "--format"];
  const shapes = JSON.parse(runCli(folder, [...all, "json"]).out) as readonly {
    readonly file: string;
    readonly runs: readonly unknown[];
  }[];
  assert.deepEqual(
    shapes.map((it) => [it.file, it.runs.length]),
    [
      ["a/valohai.yaml", 1],
      ["new.valohai.yaml", 1],
    ],
  );
  const headings = runCli(folder, [...all, "markdown"]).out.match(/^###.*$/gm);
  assert.deepEqual(headings, ["### `a/valohai.yaml`", "### `new.valohai.yaml`"]);
});

test("a file that cannot be read does not keep the others from being compared", (t) => {
  const folder = changedRepository(t);
  writeFileSync(path.join(folder, "b/valohai.yaml"), "x".repeat(21_000_000));
  const { status, out, error } = runCli(folder, ["diff", "--git", "HEAD", "."]);
  assert.equal(status, 2);
  assert.match(error, /b\/valohai\.yaml/);
  assert.ok(out.includes(counts));
});
