import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { rules } from "#core/features/diagnostics/index.ts";
import { tools } from "#core/features/tools/index.ts";
import { inputSchema } from "#core/features/tools/tool-input.ts";
import { compareWithFile } from "../support/page-comparison.ts";
import { reportedExample, rulesPage, rulesSchema } from "../support/rules-page.ts";

for (const rule of rules) {
  test(`the example of ${rule.code} shows it, and nothing else that is wrong`, () => {
    const { marked, problems } = reportedExample(rule);
    const { carets } = marked;
    const own = problems.filter((it) => it.code === rule.code);
    const others = problems.filter((it) => it.code !== rule.code);
    assert.deepEqual(
      others.filter((it) => it.severity === "error" || it.severity === "warning"),
      [],
    );
    const found = own.map((it) => it.range);
    assert.ok(carets.length > 0, "the example has no carets");
    assert.deepEqual(
      found,
      carets.map(({ start, end }) => ({ start, end })),
    );
  });
}

test("docs/rules.md says what the rules say", () => {
  compareWithFile("docs/rules.md", () => rulesPage());
});

test("README links to the list of rules", () => {
  assert.match(readFileSync("README.md", "utf8"), /\]\(docs\/rules\.md\)/);
});

test("package.json lists the rules in the setting valohai.rules", () => {
  compareWithFile("package.json", (text) => {
    const manifest = JSON.parse(text);
    const schema = manifest.contributes.configuration.properties["valohai.rules"];
    schema.properties = rulesSchema();
    return `${JSON.stringify(manifest, null, 2)}\n`;
  });
});

test("package.json declares the tools of agents as they are", () => {
  compareWithFile("package.json", (text) => {
    const manifest = JSON.parse(text);
    const declared: readonly { readonly name: string }[] = manifest.contributes.languageModelTools;
    assert.deepEqual(
      declared.map((it) => it.name),
      tools.map((it) => it.name),
    );
    manifest.contributes.languageModelTools = declared.map((it, index) => {
      const { description = "", input = {} } = tools[index] ?? {};
      return { ...it, modelDescription: description, inputSchema: inputSchema(input) };
    });
    return `${JSON.stringify(manifest, null, 2)}\n`;
  });
});
