/// <reference path="../../server/src/core/simulation/metadata/papaparse.d.ts" />
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { marked } from "marked";
import Papa from "papaparse";
import { parse as parseYaml } from "yaml";
import { visibleJson, visibleText } from "#core/base/visible-text.ts";
import { folderWith, runCli } from "../support/cli.ts";
import { hidden, hostileNames, isHarmlessInLogs } from "../support/hostile-names.ts";
import { readXml } from "../support/read-xml.ts";
import { needsShell, scriptOf, wordsRun } from "../support/run-script.ts";

/** A text as YAML, in ASCII. */
const quoted = (text: string): string => visibleJson(JSON.stringify(text));

const pipelineName = "::error::p\u001b[2J\n::x::";

/** Dots part the names of a socket. */
const nodeName = (name: string): string => name.replaceAll(".", "_");

/** A problem for each name, in a message and at a line that shows it. */
const faulty = [
  "- step: { name: good, image: i:1, command: c }",
  ...hostileNames.map((it) => `- step: { name: good, image: i:1, command: c, ${quoted(it)}: 1 }`),
  "- pipeline:",
  "    name: p",
  "    nodes:",
  ...hostileNames.map(
    (it, at) => `      - { name: n${at}, type: execution, step: ${quoted(`missing ${it}`)} }`,
  ),
  "    edges: []",
  "",
].join("\n");

/** A pipeline and its nodes with each name; the last node has each of them as a parameter, its value and an input. */
const whole = [
  "- step: { name: make, image: i:1, command: c }",
  ...hostileNames.map(
    (it) => `- step: { name: ${quoted(it)}, image: i:1, command: [${quoted(it)}, c] }`,
  ),
  "- step:",
  "    name: last",
  "    image: i:1",
  `    command: [${hostileNames.map(quoted).join(", ")}, "run {parameters}"]`,
  "    parameters:",
  ...hostileNames.map(
    (it) => `      - { name: ${quoted(it)}, type: string, default: ${quoted(`d ${it}`)} }`,
  ),
  "    inputs:",
  ...hostileNames.map((it) => `      - { name: ${quoted(`in ${it}`)}, default: ${quoted(it)} }`),
  "- task:",
  "    name: all",
  "    step: last",
  "    type: manual_search",
  "    parameter-sets:",
  `      - { ${hostileNames.map((it) => `${quoted(it)}: ${quoted(it)}`).join(", ")} }`,
  `      - { ${hostileNames.map((it) => `${quoted(it)}: other`).join(", ")} }`,
  "- pipeline:",
  `    name: ${quoted(pipelineName)}`,
  "    nodes:",
  "      - { name: make, type: execution, step: make }",
  ...hostileNames.map(
    (it) => `      - { name: ${quoted(nodeName(it))}, type: execution, step: ${quoted(it)} }`,
  ),
  "      - { name: last, type: task, task: all }",
  "    edges:",
  ...hostileNames.map((it) => `      - [make.output.*, ${quoted(`last.input.in ${it}`)}]`),
  "",
].join("\n");

function output(t: TestContext, text: string, ...args: readonly string[]): string {
  const folder = folderWith(t, { "valohai.yaml": text });
  const [command = "", ...rest] = args;
  const { out, error, status } = runCli(folder, [command, "valohai.yaml", ...rest]);
  assert.ok(status === 0 || status === 1, error);
  assert.ok(isHarmlessInLogs(error), JSON.stringify(error));
  return out;
}

const variants = (t: TestContext, format: string) =>
  output(t, whole, "variants", "--node", "last", "--format", format);

function reportedMessages(t: TestContext): readonly string[] {
  const found: { readonly message: string }[] = JSON.parse(
    output(t, faulty, "check", "--format", "json"),
  );
  return found.map((it) => it.message);
}

test("messages name each hostile name, with what cannot be seen as escapes", (t) => {
  const messages = reportedMessages(t);
  for (const name of hostileNames) {
    const shown = `"missing ${visibleText(name)}"`;
    assert.ok(
      messages.some((it) => it.includes(shown)),
      shown,
    );
  }
  assert.ok(!messages.some((it) => hidden.test(it)));
});

for (const args of [
  ["check"],
  ["check", "--fix-dry-run"],
  ["variants", "--node", "last"],
  ["plan"],
  ["graph"],
  ...["mermaid", "dot", "markdown", "svg"].map((it) => ["graph", "--format", it]),
]) {
  test(`${args.join(" ")} prints lines that steer no terminal and no CI service`, (t) => {
    const out = output(t, args[0] === "check" ? faulty : whole, ...args);
    const wrong = out.split("\n").filter((it) => !isHarmlessInLogs(it));
    // A patch is the text of the file.
    assert.deepEqual(args.includes("--fix-dry-run") ? [] : wrong, []);
  });
}

for (const format of ["text", "json", "markdown", "github"]) {
  test(`diff --format ${format} prints lines that steer nothing`, (t) => {
    const folder = folderWith(t, { "old.yaml": faulty, "new.yaml": whole });
    for (const [before, after] of [
      ["old.yaml", "new.yaml"],
      ["new.yaml", "old.yaml"],
    ] as const) {
      const { out, status } = runCli(folder, ["diff", before, after, "--format", format]);
      assert.equal(status, 0);
      const lines = out.trimEnd().split("\n");
      const isNotice = (it: string) =>
        /^::notice file=\w+\.yaml,line=\d+,[^:]*::[^\p{Cc}]*$/u.test(it);
      const wrong = lines.filter((it) => !(format === "github" ? isNotice : isHarmlessInLogs)(it));
      assert.deepEqual(wrong, []);
    }
  });
}

test("files and folders with hostile names are named so that they steer nothing", (t) => {
  const names = ["::error ::forged", "##[error]x", "a\u001b[2Jb", "a\n::error::b", "\u202ea"];
  const folder = folderWith(
    t,
    Object.fromEntries(names.map((it) => [`${it}/valohai.yaml`, "- step: {}\n"])),
  );
  writeFileSync(path.join(folder, ".valohai-lint.yaml"), `rules: { ${quoted("x\n::a::")}: off }\n`);
  for (const format of ["text", "json", "sarif", "gitlab", "junit"]) {
    const { out, error } = runCli(folder, ["check", ".", "--format", format]);
    assert.ok(isHarmlessInLogs(out), format);
    assert.ok(error !== "" && isHarmlessInLogs(error), error);
  }
  const { out } = runCli(folder, ["check", ".", "--format", "github"]);
  for (const line of out.trimEnd().split("\n")) assert.match(line, /^::error file=[^\p{Cc}]*::/u);
});

test("github gives a command of ours in each line and no other", (t) => {
  const lines = output(t, faulty, "check", "--format", "github").trimEnd().split("\n");
  for (const line of lines) {
    assert.match(
      line,
      /^::(?:error|warning|notice) file=valohai\.yaml,line=\d+,[^:]*::[^\p{Cc}]*$/u,
    );
  }
});

test("sarif, gitlab and plan are JSON with the names as they are, and no link in a message", (t) => {
  const messages = reportedMessages(t);
  const sarif = output(t, faulty, "check", "--format", "sarif");
  const results: { readonly message: { readonly text: string } }[] =
    JSON.parse(sarif).runs[0].results;
  assert.deepEqual(
    results.map((it) => it.message.text.replaceAll("]\\(", "](")),
    messages,
  );
  assert.ok(!results.some((it) => it.message.text.includes("](")));
  const issues: { readonly description: string }[] = JSON.parse(
    output(t, faulty, "check", "--format", "gitlab"),
  );
  assert.deepEqual(
    issues.map((it) => it.description),
    messages,
  );
  const plan = output(t, whole, "plan", "--json");
  const nodes: { readonly node: string }[] = JSON.parse(plan).nodes;
  const planned = new Set(nodes.map((it) => it.node));
  for (const name of hostileNames) assert.ok(planned.has(nodeName(name)), name);
  for (const text of [sarif, plan]) assert.ok(isHarmlessInLogs(text));
});

test("junit is XML that reads back the messages", (t) => {
  const out = output(t, faulty, "check", "--format", "junit");
  assert.ok(isHarmlessInLogs(out));
  const cases = readXml(out).children.flatMap((it) => it.children);
  const read = new Set(cases.map((it) => it.children[0]?.attributes["message"]));
  for (const name of hostileNames) {
    assert.ok(
      [...read].some((it) => it?.includes(`"missing ${visibleText(name)}"`)),
      name,
    );
  }
});

test("json and json-lines hold each name and value", (t) => {
  const json = variants(t, "json");
  const lines = variants(t, "json-lines");
  const [variant] = JSON.parse(json).variants;
  assert.deepEqual(JSON.parse(lines.split("\n")[0] ?? ""), variant);
  for (const name of hostileNames) assert.equal(variant.parameters[name], name);
  assert.ok(isHarmlessInLogs(json) && isHarmlessInLogs(lines));
});

for (const format of ["csv", "tsv"]) {
  test(`${format} holds each name and value, and no cell is a formula`, (t) => {
    const { data } = Papa.parse(variants(t, format), { skipEmptyLines: "greedy" });
    const [header = [], row = []] = data;
    for (const cell of [...header, ...row]) assert.doesNotMatch(cell, /^[=+\-@\t\r\n]/);
    const plain = (cell: string | undefined) => cell?.replace(/^'(?='*[=+\-@\t\r\n])/, "");
    const cells = new Map(header.map((it, at) => [plain(it), plain(row[at])]));
    for (const name of hostileNames) assert.equal(cells.get(name), name);
  });
}

for (const format of ["csv", "tsv"]) {
  test(`${format} holds each name and value as it is where a person asks for it`, (t) => {
    const args = ["--node", "last", "--format", format, "--no-escape-formulas"];
    const out = output(t, whole, "variants", ...args);
    const { data } = Papa.parse(out, { skipEmptyLines: "greedy" });
    const [header = [], row = []] = data;
    for (const name of hostileNames) assert.equal(row[header.indexOf(name)], name);
  });
}

test("the Markdown table shows each name, and nothing in it is alive", (t) => {
  const out = variants(t, "markdown");
  assert.ok(!hidden.test(out));
  const [table, ...others] = marked.lexer(out);
  assert.deepEqual(others, []);
  assert.ok(table?.type === "table");
  assert.equal(table["header"].length, hostileNames.length + 2);
  const alive = new Set<string>();
  marked.walkTokens([table], (token) => {
    const isOurs = token.type === "html" && /^<(?:br|\/?code)>$/.test(token.raw);
    if (!/^(?:table|text|escape|codespan)$/.test(token.type) && !isOurs) alive.add(token.raw);
  });
  assert.deepEqual([...alive], []);
  const html = marked.parser([table]);
  for (const name of hostileNames) {
    const text = visibleText(name).trim();
    assert.ok(textOf(html).includes(text), text);
  }
});

/** The text of HTML that holds tags of a table, of code and of line breaks only. */
function textOf(html: string): string {
  return html
    .replace(/<\/?(?:table|thead|tbody|tr|th|td|code|br)(?: align="right")?>/g, "\n")
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

test("parameter sets are YAML that reads back each name and value", (t) => {
  const out = variants(t, "parameter-sets");
  const [set] = parseYaml(out)["parameter-sets"];
  for (const name of hostileNames) assert.equal(set[name], name);
  // What PyYAML refuses or takes for a line break.
  assert.doesNotMatch(
    out,
    /[^\t\n\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u,
  );
});

test("a script of vh lines runs vh alone, with exactly the values", needsShell, (t) => {
  const nodes = ["last", ...hostileNames.map(nodeName)];
  const scripts = nodes.map((it) => scriptOf(whole, pipelineName, it, "vh"));
  const [last, ...others] = wordsRun(t, scripts);
  assert.deepEqual(last?.slice(0, 3), ["exec", "run", "last"]);
  const values = new Set(last?.slice(3).map((it) => it.replace(/^--[a-zA-Z0-9-]*=/, "")));
  const remarks = scripts[0] ?? "";
  for (const name of hostileNames) {
    assert.ok(values.has(name) || remarks.includes(`arameter "${visibleText(name)}"`), name);
  }
  assert.ok(values.size > 30 && values.size < hostileNames.length);
  assert.deepEqual(
    others,
    hostileNames.map((it) => ["exec", "run", ...(it.startsWith("-") ? ["--"] : []), it]),
  );
});
