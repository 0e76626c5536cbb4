import assert from "node:assert/strict";
import { test } from "node:test";
import { chosenRegistries, npmCalls, registries } from "../../release/publishing.ts";
import { obstacles } from "../../release/readiness.ts";

const packages = { universal: "a.vsix", web: "b.vsix", npm: "c.tgz" };

const manifest = { version: "1.2.3", repository: { url: "git+https://github.com/us/it.git" } };
const changelog = "# Changelog\n\n## Unreleased\n\n## 1.2.3 - 2026-12-01\n";
const ready = { uncommitted: "", tags: ["v1.2.3", ""] };

test("nothing is published without a token", () => {
  assert.deepEqual(chosenRegistries({ PATH: "/usr/bin", VSCE_PAT: "" }), []);
});

test("each token publishes to its registry alone, what belongs there", () => {
  const calls = registries.map(({ variable }) => {
    const chosen = chosenRegistries({ [variable]: "secret" });
    return chosen.flatMap((it) => npmCalls(it, packages)).map((it) => it.join(" "));
  });
  assert.deepEqual(calls, [
    ["exec --yes --package=@vscode/vsce@3.9.2 -- vsce publish --packagePath a.vsix b.vsix"],
    ["exec --yes --package=ovsx@0.10.7 -- ovsx publish a.vsix b.vsix"],
    ["publish c.tgz --access public"],
  ]);
});

test("a tagged, clean commit whose version the changelog has can be published", () => {
  assert.deepEqual(obstacles(manifest, changelog, ready), []);
});

test("each thing that is missing is named", () => {
  const placeholder = { url: "git+https://github.com/OWNER/it.git" };
  assert.deepEqual(
    obstacles({ version: "1x2.3", repository: placeholder }, changelog, {
      uncommitted: " M README.md\n",
      tags: ["v1.2.3"],
    }),
    [
      'CHANGELOG.md has no heading "## 1x2.3 - YYYY-MM-DD"',
      "the addresses in package.json still name the owner OWNER",
      "there are changes that are not committed",
      "the commit does not have the tag v1x2.3",
    ],
  );
});

test("a version is not taken for another that its dots would match", () => {
  const other = changelog.replace("1.2.3", "1x2.3");
  assert.equal(obstacles(manifest, other, ready).length, 1);
});
