import assert from "node:assert/strict";
import { test } from "node:test";
import { marked, type Token } from "marked";
import { parse as parseYaml } from "yaml";
import { visibleJson, visibleText } from "#core/base/visible-text.ts";
import { createDocument } from "#core/document/document.ts";
import type { FolderEntry, Host } from "#core/document/host.ts";
import { complete } from "#core/features/completion/index.ts";
import type { Offer } from "#core/features/completion/offer.ts";
import { hover } from "#core/features/hover/index.ts";
import { accept } from "../support/check-completion.ts";
import { hidden, hostileNames } from "../support/hostile-names.ts";

const quoted = (text: string): string => visibleJson(JSON.stringify(text));

/** Markdown of ours is made of these; whatever else a name brings along is alive. */
const harmless =
  /^(?:space|paragraph|text|strong|em|codespan|code|list|list_item|escape|table|heading|br)$/;

function assertDead(markdown: string): void {
  const alive: string[] = [];
  marked.walkTokens(marked.lexer(markdown), (token: Token) => {
    const isOurs = token.type === "link" && /^https:\/\/docs\.valohai\.com\//.test(token["href"]);
    if (!isOurs && !harmless.test(token.type)) alive.push(token.raw);
  });
  assert.deepEqual(alive, [], markdown);
  assert.doesNotMatch(markdown.replaceAll("\t", " "), hidden);
}

/** What is offered at the mark, with the text after an offer is accepted. */
function offersAt(marked: string, host?: Host) {
  const offset = marked.indexOf("<|>");
  const text = marked.replace("<|>", "");
  const offers = complete(createDocument(text), offset, host ? { host } : {});
  for (const { label, detail, documentation } of offers) {
    assert.doesNotMatch(label, hidden);
    assert.doesNotMatch(detail ?? "", hidden);
    if (documentation !== undefined) assertDead(documentation);
  }
  return { offers, accepted: (it: Offer) => parseYaml(accept(text, it)) };
}

const step = (name: string, command = "c"): string => `- step:
    name: ${quoted(name)}
    image: i
    command: [${command}]
    parameters: [{ name: ${quoted(name)}, type: string, default: ${quoted(name)} }]
    inputs: [{ name: ${quoted(name)} }]
`;

test("a step of any name is offered as text, and accepted as that name", () => {
  for (const name of hostileNames) {
    const label = visibleText(name);
    const value = offersAt(
      `${step(name)}- pipeline:\n    name: p\n    nodes:\n      - name: n\n        type: execution\n        step: <|>\n`,
    );
    const found = value.offers.find((it) => it.label === label) ?? assert.fail(label);
    assert.equal(value.accepted(found)[1].pipeline.nodes[0].step, name);
  }
});

test("a node that runs a step of any name is written as a snippet in which the name is text", () => {
  for (const name of hostileNames) {
    const label = visibleText(name);
    const entry = offersAt(`${step(name)}- pipeline:\n    name: p\n    nodes:\n      - <|>\n`);
    const found = entry.offers.find((it) => it.label === label && it.detail === "execution node");
    assert.ok(found, label);
    const [node] = entry.accepted(found)[1].pipeline.nodes;
    assert.deepEqual(node, { name: name.replaceAll(".", "-"), type: "execution", step: name });
  }
});

test("whole items that name steps and parameters are YAML, whatever those are named", () => {
  for (const name of hostileNames) {
    const { offers, accepted } = offersAt(`${step(name)}${step(`${name} 2`)}- <|>\n`);
    for (const it of offers)
      if (it.kind === "snippet") assert.ok(accepted(it).length >= 3, it.label);
  }
});

test("placeholders of parameters of any name are described as text", () => {
  for (const name of hostileNames) {
    const { offers } = offersAt(step(name, '"run {parameter<|>"'));
    assert.ok(
      offers.some((it) => it.documentation?.includes("alone")),
      name,
    );
  }
});

test("a file of any name is offered as text, and accepted as that name", () => {
  for (const name of hostileNames.filter((it) => !/[/\\]/.test(it))) {
    const entries: readonly FolderEntry[] = [{ name, kind: "file" }];
    const host: Host = { list: () => entries };
    const { offers, accepted } = offersAt(
      "- step:\n    name: s\n    image: i\n    command: c\n    source-path: <|>\n",
      host,
    );
    const found = offers.find((it) => it.label === visibleText(name)) ?? assert.fail(name);
    assert.equal(accepted(found)[0].step["source-path"], name);
  }
});

test("hovers show each name as text", () => {
  for (const name of hostileNames) {
    const text = `${step(name, quoted(name))}- pipeline:
    name: ${quoted(name)}
    nodes: [{ name: ${quoted(name)}, type: task, step: ${quoted(name)} }]
    edges: [["n.output.*", ${quoted(`m.input.${name}`)}]]
`;
    const document = createDocument(text);
    const shown = new Set<string>();
    for (let offset = 0; offset < text.length; offset += 3) {
      const markdown = hover(document, offset)?.markdown;
      if (markdown !== undefined) shown.add(markdown);
    }
    assert.ok(shown.size > 3);
    for (const it of shown) assertDead(it);
  }
});
