import assert from "node:assert/strict";
import { test } from "node:test";
import { findFiles } from "../../../server/src/files/find-files.ts";
import { memoryFiles } from "../../support/memory-files.ts";

const root = "file:///p";

/** What is found below the folder of these files, and what is said about the rest. */
async function search(
  files: { readonly [path: string]: string },
  options: { readonly budget?: number; readonly skips?: string; readonly depth?: number } = {},
) {
  const said: string[] = [];
  const placed = Object.entries(files).map(([path, text]) => [`${root}/${path}`, text]);
  const fileSystem = memoryFiles(Object.fromEntries(placed));
  const found = await findFiles({
    fileSystem,
    root,
    isWanted: (path) => path.endsWith(".yaml"),
    isSkipped: (path) => path === options.skips,
    usesIgnores: true,
    reportUnread: (path, reason) => said.push(`${path} ${reason}`),
    reportSpent: (budget) => said.push(`more than ${budget}`),
    depth: options.depth ?? 10,
    budget: options.budget ?? 1000,
  });
  const listed = fileSystem.asked.filter((it) => it.startsWith("list ")).length;
  return { found, said, listed };
}

test("wanted files are found folder by folder, and none in folders of others", async () => {
  const { found, said } = await search({
    "b.yaml": "",
    "a/z.yaml": "",
    "a.yaml": "",
    "a/other.txt": "",
    "node_modules/x.yaml": "",
    ".git/x.yaml": "",
  });
  assert.deepEqual(found, ["a/z.yaml", "a.yaml", "b.yaml"]);
  assert.deepEqual(said, []);
});

test("folders are left out that the editor or a .gitignore leaves out, and files are not", async () => {
  const { found } = await search(
    {
      ".gitignore": "# data\n/data\nbuild/\n*.cache\nown.yaml\nlib/*/gen\n!lib/kept/gen\n{a}\n",
      "data/a.yaml": "",
      "sub/data/a.yaml": "",
      "sub/build/a.yaml": "",
      "sub/x.cache/a.yaml": "",
      "own.yaml": "",
      "lib/one/gen/a.yaml": "",
      "lib/kept/gen/a.yaml": "",
      "a/a.yaml": "",
      "out/a.yaml": "",
      "inner/.gitignore": "here\n",
      "inner/here/a.yaml": "",
      "here/a.yaml": "",
    },
    { skips: "out" },
  );
  assert.deepEqual(found, [
    "a/a.yaml",
    "here/a.yaml",
    "lib/kept/gen/a.yaml",
    "own.yaml",
    "sub/data/a.yaml",
  ]);
});

test("a search ends when its budget is spent, and says so", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 100 }, (_, index) => [`d${index}/a.yaml`, ""]),
  );
  const { said, listed } = await search(files, { budget: 110 });
  assert.deepEqual(said, ["more than 110"]);
  assert.ok(listed < 40, `${listed} folders`);
});

test("a search goes only so deep", async () => {
  const { found } = await search({ "a/b/c.yaml": "", "a/b/c/d.yaml": "" }, { depth: 2 });
  assert.deepEqual(found, ["a/b/c.yaml"]);
});
