import assert from "node:assert/strict";
import { test } from "node:test";
import { marked, type Token } from "marked";
import { createDocument } from "#core/document/document.ts";
import { hover } from "#core/features/hover/index.ts";

/** Texts that Markdown would read as more than text, each in the double quotes of YAML. */
const hostile: readonly string[] = [
  "<img src=x onerror=alert(1)>",
  "[x](command:workbench.action.quit)",
  "![x](https://evil.test/x.png)",
  "`` ` [x](command:a)",
  "a`[x](command:a)",
  "a\\r\\r![x](https://evil.test/x.png)",
  "a\\u2028\\n\\n# title\\n\\n---\\n\\n[x](command:a)",
  "a\\n=\\n",
  "https://evil.test/x www.evil.test a@evil.test",
  "a\\n\\n    ~~~\\n<script>1</script>",
  "| a | b |\\n|---|---|\\n| [x](command:a) | c |",
  "\\\\`[x](command:a)\\\\",
];

/** A file in which every text that may be free is the given one, but for the ends of edges. */
const fileOf = (text: string, name: string) => {
  const [it, own] = [`"${text}"`, `"${name}"`];
  return `- step:
    name: ${own}
    image: ${it}
    description: ${it}
    command: [${it}, "echo {parameters}"]
    environment-variables: [{ name: ${own}, default: ${it}, description: ${it} }]
    parameters:
      - { name: ${own}, type: string, default: ${it}, description: ${it}, choices: [${it}, ""] }
      - { name: p, type: string, default: [${it}, ${it}], multiple: repeat, pass-as: ${it} }
    inputs: [{ name: ${own}, default: ${it}, description: ${it} }]
    outputs: [{ name: ${own}, description: ${it} }]
- task:
    name: ${own}
    step: ${own}
    type: grid_search
    description: ${it}
    parameters: [{ name: ${own}, style: multiple, rules: { items: [${it}, ""] } }]
- endpoint:
    name: ${own}
    description: ${it}
    image: ${it}
    files: [{ name: ${own}, description: ${it}, path: ${it} }]
- deployment:
    name: ${own}
    description: ${it}
    defaults: { target: ${it} }
- pipeline:
    name: ${own}
    parameters: [{ name: ${own}, default: ${it}, targets: [${it}, "n.parameter.p"] }]
    nodes:
      - name: ${own}
        type: task
        step: ${own}
        override: { parameters: [{ name: ${own}, default: ${it} }], inputs: [{ name: ${own}, default: ${it} }] }
        actions: [{ when: node-complete, if: ${it}, then: stop-pipeline }]
      - { name: n, type: execution, step: ${own}, on-error: ${it} }
    edges:
      - [${it}, "n.parameter.p"]
      - ["n.metadata.${text}", "n.parameter.${name}"]
      - ["n.output.${text}", "n.input.${name}"]
- &anchor { ${own}: ${it} }
- *anchor
`;
};

/** What a hover may be made of: no links, pictures, markup, titles or tables that the file brings along. */
const allowed = new Set([
  "space",
  "paragraph",
  "text",
  "strong",
  "em",
  "codespan",
  "code",
  "list",
  "list_item",
  "escape",
]);

/** Our own links lead to the manuals. */
const manuals = /^https:\/\/(docs\.valohai\.com|github\.com\/valohai)\//;

function foreign(markdown: string): readonly string[] {
  const found: string[] = [];
  marked.walkTokens(marked.lexer(markdown), (token: Token) => {
    const own = token.type === "link" && manuals.test(token["href"]);
    if (!own && !allowed.has(token.type)) found.push(`${token.type}: ${token.raw}`);
  });
  return found;
}

test("whatever a file is named and filled with is shown as text on hover", () => {
  const shown = new Set<string>();
  for (const text of hostile) {
    for (const name of [text, ""]) {
      const document = createDocument(fileOf(text, name));
      for (let offset = 0; offset < document.text.length; offset += 2) {
        const markdown = hover(document, offset)?.markdown;
        if (markdown === undefined || shown.has(markdown)) continue;
        shown.add(markdown);
        assert.deepEqual(foreign(markdown), [], markdown);
      }
    }
  }
  for (const kind of [
    "step",
    "task",
    "pipeline",
    "parameter",
    "input",
    "output",
    "file",
    "endpoint",
  ])
    assert.ok(
      [...shown].some((it) => it.startsWith(`**${kind}** `)),
      `no hover shows a ${kind}`,
    );
});
