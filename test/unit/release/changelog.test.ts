import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const text = readFileSync("CHANGELOG.md", "utf8");
const { version }: { version: string } = JSON.parse(readFileSync("package.json", "utf8"));

const releases = text.split(/^## /m).slice(1);

test("the changelog has what is not released above the releases, and agrees with package.json on the version", () => {
  const [unreleased = "", ...released] = releases;
  assert.match(unreleased, /^Unreleased\n/);
  const titles = released.map((it) => it.split("\n")[0] ?? "");
  for (const it of titles) assert.match(it, /^\d+\.\d+\.\d+ - \d{4}-\d\d-\d\d$/);
  const [latest] = titles;
  if (latest !== undefined) assert.equal(latest.split(" - ")[0], version);
  else assert.ok(unreleased.includes(`Version ${version} will be the first release.`));
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
