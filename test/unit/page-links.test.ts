import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { anchorsOf, linksOf } from "../support/markdown-links.ts";

const pages = execFileSync(
  "git",
  ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"],
  { encoding: "utf8" },
)
  .trim()
  .split("\n")
  .filter((it) => existsSync(it) && !it.startsWith("test/"));

/** What is wrong with the links of a page within the repository. */
function faultsOf(page: string): readonly string[] {
  return linksOf(page).flatMap(({ target, alternative }) => {
    if (alternative?.trim() === "") return [`${page}: a picture says nothing: ${target}`];
    if (/^(?:https?|mailto):/.test(target)) return [];
    const [relative = "", anchor] = decodeURI(target).split("#");
    const file = relative === "" ? page : path.posix.join(path.posix.dirname(page), relative);
    if (file.startsWith("..") || !existsSync(file)) return [`${page}: ${target} is not there`];
    if (anchor !== undefined && !anchorsOf(file).has(anchor))
      return [`${page}: ${target} has no such heading`];
    return [];
  });
}

test("no page has a dead link within the repository, and each picture has a text", () => {
  assert.ok(pages.includes("README.md") && pages.includes("docs/rules.md"));
  assert.deepEqual(pages.flatMap(faultsOf), []);
});

test("each page of docs can be reached from the README", () => {
  const reached = new Set(["README.md"]);
  for (const page of reached) {
    for (const { target } of linksOf(page)) {
      const file = path.posix.join(path.posix.dirname(page), target.split("#")[0] ?? "");
      if (file.endsWith(".md") && existsSync(file)) reached.add(file);
    }
  }
  const lost = pages.filter((it) => it.startsWith("docs/") && !reached.has(it));
  assert.deepEqual(lost, []);
});

test("each picture is used and small enough for a page", () => {
  const folder = "docs/images";
  const shown = new Set(
    pages.flatMap((page) => linksOf(page).map(({ target }) => path.basename(target))),
  );
  for (const name of readdirSync(folder)) {
    assert.ok(shown.has(name), `no page shows ${name}`);
    const limit = name.endsWith(".gif") ? 3_000_000 : 250_000;
    const { size } = statSync(path.join(folder, name));
    assert.ok(size <= limit, `${name}: ${size} bytes`);
  }
});

test("the README is one screen", () => {
  const lines = readFileSync("README.md", "utf8").split("\n");
  assert.ok(lines.length <= 45, `${lines.length} lines`);
});
