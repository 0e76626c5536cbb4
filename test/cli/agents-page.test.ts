import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { tools } from "#core/features/tools/index.ts";
import { folderWith } from "../support/cli.ts";
import { startMcp } from "../support/mcp.ts";

const page = "docs/agents.md";

/** Set by `npm run docs`: the answers are written instead of compared. */
const writes = process.env["WRITE_DOCS"] === "1";

const sections = readFileSync(page, "utf8").split(/^(?=### )/m);

test("the page has an example of each tool", () => {
  const named = sections.slice(1).map((it) => /^### (\w+)/.exec(it)?.[1]);
  assert.deepEqual(
    named,
    tools.map((it) => it.name),
  );
});

for (const section of sections.slice(1)) {
  const tool = /^### (\w+)/.exec(section)?.[1] ?? "";
  test(`the example of ${tool} is answered as the page says`, async (t) => {
    const [, yaml = readFileSync("examples/dynamic-task/valohai.yaml", "utf8")] =
      /```yaml\n(.*?)```/s.exec(section) ?? [];
    const [, input = ""] = /```json\n(.*?)```/s.exec(section) ?? [];
    const [, answer] = /```text\n(.*?)```/s.exec(section) ?? [];
    const scripts = { "preprocess.py": "", "train.py": "import sys\nprint(sys.argv)\n" };
    const { ask } = await startMcp(t, folderWith(t, { ...scripts, "valohai.yaml": yaml }));
    const { text, isError } = await ask(tool, JSON.parse(input));
    assert.equal(isError, false, text);
    if (writes) {
      const present = readFileSync(page, "utf8");
      const written = section.replace(/```text\n.*?```/s, () => `\`\`\`text\n${text}\`\`\``);
      writeFileSync(
        page,
        present.replace(section, () => written),
      );
    } else assert.equal(text, answer);
  });
}

test("the skill is short, and names tools that there are", () => {
  const skill = readFileSync("docs/skills/valohai-yaml/SKILL.md", "utf8");
  assert.ok(skill.split("\n").length <= 61);
  const names = skill.match(/valohai_[a-z]+/g) ?? [];
  const known = new Set(tools.map((it) => it.name));
  assert.deepEqual(
    names.filter((it) => !known.has(it)),
    [],
  );
  assert.ok(new Set(names).size === known.size);
});
