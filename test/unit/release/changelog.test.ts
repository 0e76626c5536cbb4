import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const text = readFileSync("CHANGELOG.md", "utf8");
const { version }: { version: string } = JSON.parse(readFileSync("package.json", "utf8"));

const releases = text.split(/^## /m).slice(1);

test("the changelog has what is not released above the releases, with the version of package.json first", () => {
  const titles = releases.map((it) => it.split("\n")[0] ?? "");
  const [unreleased, latest, ...others] = titles;
  assert.equal(unreleased, "Unreleased");
  assert.equal(latest?.split(" - ")[0], version);
  for (const it of [latest ?? "", ...others]) assert.match(it, /^\d+\.\d+\.\d+ - \d{4}-\d\d-\d\d$/);
});

test("each release says each kind of change once, in the usual order", () => {
  const order = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];
  for (const release of releases) {
    const kinds = [...release.matchAll(/^### (.*)$/gm)].map(([, it]) => it ?? "");
    assert.deepEqual(
      kinds,
      order.filter((it) => kinds.includes(it)),
      release.slice(0, 40),
    );
  }
});
