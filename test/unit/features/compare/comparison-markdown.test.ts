import assert from "node:assert/strict";
import { test } from "node:test";
import { marked } from "marked";
import { printedWord } from "#core/base/terminal-text.ts";
import { visibleJson } from "#core/base/visible-text.ts";
import { createDocument } from "#core/document/document.ts";
import { compareFiles } from "#core/features/compare/compare-files.ts";
import { comparisonMarkdown } from "#core/features/compare/comparison-markdown.ts";
import { exceeded } from "#core/features/compare/run-limits.ts";
import { hostileNames } from "../../../support/hostile-names.ts";
import { file, step, sweepFile } from "../../../support/yaml.ts";

/** The comment on a change, as a code host renders it. */
function rendered(title: string, before: string, after: string): string {
  const comparison = compareFiles(createDocument(before), createDocument(after));
  const limits = exceeded(comparison.runs, { executions: 4n, growth: undefined });
  return String(marked.parse(comparisonMarkdown(title, comparison, limits)));
}

/** What a page shows, element by element; text of the user's stands in code only. */
function read(html: string) {
  const tags = [...html.matchAll(/<(\/?\w+)([^>]*)>/g)];
  const code = [...html.matchAll(/<code[^>]*>(.*?)<\/code>/gs)].map(([, text]) => decoded(text));
  const others = html.replace(/<code[^>]*>.*?<\/code>/gs, "").replace(/<[^>]*>/g, " ");
  return {
    elements: new Set(tags.map(([, name = ""]) => name.replace("/", ""))),
    attributes: new Set(tags.map(([, , it = ""]) => it.trim())),
    code,
    words: decoded(others).trim().split(/\s+/),
  };
}

function decoded(html = ""): string {
  const named: { readonly [name: string]: string } = { lt: "<", gt: ">", quot: '"', amp: "&" };
  return html.replace(/&(?:#(\d+)|(\w+));/g, (all, digits, name) =>
    digits ? String.fromCodePoint(Number(digits)) : (named[name] ?? all),
  );
}

test("a comment has a table of executions and a block of changes", () => {
  const html = rendered("models/valohai.yaml", sweepFile("1, 2, 3"), sweepFile("2, 3, 4, 5, 6"));
  const cells = [...html.matchAll(/<t[hd](?: [^>]*)?>(.*?)<\/t[hd]>/gs)].map(([, it]) =>
    decoded(it),
  );
  assert.deepEqual(cells, [
    ...["Executions of", "Before", "After", "Change", "Unchanged", "Values"],
    ...['<code>task "sweep"</code>', "3", "5", "+3 −1", "2"],
    "<code>rate: 3 values → 5 values, -1, +4, +5, +6</code>",
  ]);
  const { code } = read(html);
  assert.ok(html.startsWith("<h3><code>models/valohai.yaml</code></h3>"));
  assert.equal(
    code[1],
    'task "sweep": 3 → 5 executions: +3 -1, 2 unchanged; at most 4 are allowed',
  );
  assert.equal(
    code.at(-1),
    '  task "sweep"\n!   variant parameter "rate": rules: items: - 1, + 4, + 5, + 6\n',
  );
  assert.match(html, /<code class="language-diff">/);
});

const allowed = "h3 p strong ul li table thead tbody tr th td code pre br".split(" ");
const ownWords =
  /^(?:Executions|executions|of|Before|After|Change|Unchanged|Values|More|than|allowed|none|[+−]?\d+)$/;

test("names are text: no name makes a link, an element, a mention, a cell or a command", () => {
  const mentions = ["@everyone", "#1", "a/b#2", ":tada:", "$x$", "<@U1>", "@a\n@b"];
  for (const name of [...hostileNames, ...mentions]) {
    const quoted = visibleJson(JSON.stringify(name));
    const version = (items: string, value: string) => `- step:
    name: ${quoted}
    image: ${value}
    command: c
    parameters: [{ name: ${quoted}, type: string, default: ${value} }]
- task:
    name: ${quoted}
    step: ${quoted}
    type: grid_search
    parameters: [{ name: ${quoted}, style: multiple, rules: { items: [${items}] } }]
`;
    const html = rendered(name, version("a", "a"), version(`${quoted}, b, c, d, e, f`, quoted));
    const { elements, attributes, code, words } = read(html);
    for (const it of elements) assert.ok(allowed.includes(it), `${name}: <${it}>\n${html}`);
    for (const it of attributes)
      assert.match(it, /^(?:|align="right"|class="language-diff")$/, html);
    for (const it of words) assert.match(it, ownWords, `${JSON.stringify(name)}\n${html}`);
    assert.equal(html.match(/<td[ >]/g)?.length, 6, html);
    assert.equal(code[2], printedWord(`task "${name}"`), html);
  }
});

test("a long comparison is cut, and says so", () => {
  const steps = (image: string) =>
    file(...Array.from({ length: 200 }, (_, n) => step(`s${n}`, `environment: ${image}`)));
  const before = steps("a");
  const comparison = compareFiles(createDocument(before), createDocument(steps("b".repeat(9000))));
  const text = comparisonMarkdown("valohai.yaml", comparison);
  assert.ok(text.length < 30_000, String(text.length));
  assert.match(text, /^ {2}… and 300 more$/m);
});
