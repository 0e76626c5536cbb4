import { matchesGlob } from "#core/base/glob.ts";
import { readPathPattern } from "#core/base/path-pattern.ts";
import { createDocument } from "#core/document/document.ts";
import { parseExpression } from "#core/expression/parse-expression.ts";
import { complete } from "#core/features/completion/index.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { fixesFor } from "#core/features/diagnostics/fixes.ts";
import { parseLintConfig } from "#core/features/diagnostics/lint-config.ts";
import { defaultPolicy } from "#core/features/diagnostics/policy.ts";
import { fixAll } from "#core/features/fix-all/index.ts";
import { linksIn } from "#core/features/navigation/links.ts";
import { parseJson } from "#core/model/parse-json.ts";
import { printedByR } from "#core/python/r-script.ts";
import { readScript } from "#core/python/script.ts";
import { readCommands } from "#core/shell/commands.ts";
import { readMetadata } from "#core/simulation/metadata/read-metadata.ts";
import { codeOf, disagreements } from "./check-code.ts";

/** One kind of input, and the work that it takes for a size. */
export type GrowingInput = readonly [name: string, work: (size: number) => void];

/** Inputs of many kinds that a file, a script or a setting can hold, each as large as one likes. */
export const growingInputs: readonly GrowingInput[] = [
  ["stars in an edge", (n) => matchesGlob("a".repeat(n), `${"*a".repeat(20)}b`)],
  ["a path with many folders", (n) => matchPath(`${"**/a/".repeat(9)}b`, "a/".repeat(n))],
  ["a condition of many sums", (n) => parseExpression("1+".repeat(n))],
  ["a condition of many joins", (n) => check(condition("metadata.a > 1 and ".repeat(n)))],
  ["braces in a command", (n) => check(command("{".repeat(n)))],
  ["open placeholders in a command", (n) => check(command("{parameter:".repeat(n)))],
  ["dollars in a command", (n) => readCommands(["$(${`".repeat(n)])],
  ["words in a command", (n) => readCommands(["python a.py ".repeat(n)])],
  ["placeholders in a command", (n) => check(command("{parameter:x} ".repeat(n)))],
  ["quoted placeholders in a command", (n) => check(command("'{parameter:x}' ".repeat(n)))],
  ["folders in a command", (n) => linksIn(createDocument(command("cd a;".repeat(n))))],
  ["blank lines in a file", (n) => check(`- step:\n    name: a${"\n".repeat(n)}    image: b\n`)],
  ["blanks in a line", (n) => check(`- step:\n    name: a${" ".repeat(n)}b\n`)],
  ["a long value", (n) => check(`- step: {name: "${"a".repeat(n)}", image: b, command: c}\n`)],
  ["quotes in a long value", (n) => offer(`- step:\n    name: ${'"'.repeat(n)}`)],
  ["a long value that is typed", (n) => offer(`- step:\n    name: ${"a".repeat(n)}`)],
  ["a long condition that is typed", (n) => offer(conditionBegun("a.".repeat(n)))],
  ["brackets that are typed", (n) => offer(`- step:\n    inputs: ${"[".repeat(n)}`)],
  ["a bracket that is nested", (n) => check(`- step: ${"[".repeat(n)}${"]".repeat(n)}\n`)],
  ["many steps", (n) => check(lines(n, (it) => `- step: {name: s${it}, image: b, command: c}`))],
  ["many misspelt steps", (n) => check(misspeltSteps(n))],
  ["many broken steps", (n) => check("- step:\n    name: a\n     image: b\n".repeat(n))],
  ["many open quotes", (n) => check('- step: {name: "a\n'.repeat(n))],
  ["many conflict markers", (n) => check(`- step:\n    name: a\n${"<<<<<<< a\n".repeat(n)}`)],
  ["many unknown keys", (n) => check(`- step:\n${lines(n, (it) => `    key-${it}: 1`)}`)],
  ["many parameters", (n) => check(parameters(n))],
  ["many unused parameters and edges", (n) => disagreements(createDocument(passedOn(n)), unusing)],
  ["many aliases", (n) => check(`- &a {x: 1}\n- step: {y: [${"*a, ".repeat(n)}]}\n`)],
  ["many tabs", (n) => check(`- step:\n    name: a${"\t".repeat(n)}b\n`)],
  ["misspelt steps that are fixed", (n) => repair(misspeltSteps(n))],
  ["bad names that are fixed", (n) => repair(endpoints(n))],
  ["misplaced keys that are moved", (n) => repair(misplacedKeys(n))],
  ["missing keys that are added", (n) => repair(lines(n, (it) => `- step: {name: s${it}}`))],
  ["bad indentation that is fixed", (n) => repair(lines(n, (it) => `- step:\n  name: s${it}`))],
  ["placeholders that are fixed", (n) => repair(command("{parameter:x} ".repeat(n)))],
  ["a long name that is nearly known", (n) => check(nearName(n))],
  ["calls in calls of a script", (n) => readScript("abs(".repeat(n))],
  ["brackets in brackets of a script", (n) => readScript("a[".repeat(n))],
  ["names after dots in a script", (n) => readScript(`x${".a".repeat(n)}`)],
  ["texts that double", (n) => readScript(doubling(n))],
  ["functions that call each other", (n) => readScript(callGraph(n))],
  ["functions that hand on each other's keys", (n) => readScript(handedKeys(n))],
  ["a dictionary with many keys", (n) => readScript(dictionary(n))],
  ["a variable with many values", (n) => readScript(lines(n, (it) => `x = {"a${it}": 1}`))],
  ["blank lines in a script", (n) => readScript("\n".repeat(n))],
  ["options of a script", (n) => readScript(options(n))],
  ["lists in an R script", (n) => printedByR(lines(n, (it) => `cat(toJSON(list(a${it} = 1)))`))],
  ["open lists in an R script", (n) => printedByR("toJSON(list(".repeat(n))],
  ["quotes in an R script", (n) => printedByR(`toJSON(list(${'"\\'.repeat(n)}`)],
  [
    "rules of a lint config",
    (n) => parseLintConfig(`rules:\n${lines(n, (it) => `  r${it}: off`)}`),
  ],
  ["patterns of a lint config", (n) => parseLintConfig(`ignore:\n${lines(n, () => "  - a/*")}`)],
  ["keys of metadata", (n) => parseJson(`{${lines(n, (it) => `"k${it}": ${it},`)}"z": 1}`)],
  ["rows of a table", (n) => readMetadata(`a,b\n${lines(n, (it) => `${it},1`)}`)],
  ["lines of a log", (n) => readMetadata(lines(n, (it) => `{"epoch": ${it}}`))],
];

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => `${line(index)}\n`).join("");
}

function check(text: string): void {
  diagnose(createDocument(text));
}

/** Nodes with keys that belong into their override. */
function misplacedKeys(count: number): string {
  const nodes = "      - name: n\n        image: b\n        environment: c\n";
  return `- pipeline:\n    name: p\n    nodes:\n${nodes.repeat(count)}`;
}

function repair(text: string): void {
  const document = createDocument(text);
  for (const it of diagnose(document)) fixesFor(it, document);
  fixAll(document, defaultPolicy);
}

function offer(text: string): void {
  complete(createDocument(text), text.length);
}

function matchPath(pattern: string, path: string): void {
  const read = readPathPattern(pattern);
  if (read.kind === "pattern") read.matches(path);
}

function command(text: string): string {
  return `- step:\n    name: a\n    image: b\n    command: "${text}"\n`;
}

function conditionBegun(text: string): string {
  return `- step: {name: s, image: b, command: c}
- pipeline:
    name: p
    nodes:
      - name: n
        type: execution
        step: s
        actions:
          - if: ${text}`;
}

function condition(text: string): string {
  return `${conditionBegun(`"${text}1"`)}\n            then: stop-pipeline\n            when: node-complete\n`;
}

function misspeltSteps(count: number): string {
  const steps = lines(count, (it) => `- step: {name: training-${it}, image: b, command: c}`);
  const nodes = lines(
    count,
    (it) => `      - {name: n${it}, type: execution, step: trainign-${it}}`,
  );
  return `${steps}- pipeline:\n    name: p\n    nodes:\n${nodes}    edges: []\n`;
}

function parameters(count: number): string {
  const list = lines(count, (it) => `      - {name: p${it}, type: integer, default: ${it}}`);
  return `- step:\n    name: a\n    image: b\n    command: c {parameters}\n    parameters:\n${list}`;
}

const unusing = codeOf({ "a.py": "print(1)" });

/** Steps with parameters that no script uses, and edges that pass on as many others. */
function passedOn(count: number): string {
  const keys = "image: b, command: python a.py";
  const parameters = ["speed", "depth", "width", "height"].map((name) => `{name: ${name}}`).join();
  const steps = lines(
    count,
    (it) => `- step: {name: s${it}, ${keys}, parameters: [${parameters}]}`,
  );
  const edges = lines(count, (it) => `      - [n.parameter.q${it}, n.parameter.r${it}]`);
  return `${steps}- pipeline:\n    name: p\n    nodes: [{name: n, type: execution, step: s0}]\n    edges:\n${edges}`;
}

function endpoints(count: number): string {
  const endpoint = "- endpoint: {name: A_B, image: b, port: 80, server-command: c}";
  return lines(count, () => endpoint);
}

function nearName(length: number): string {
  const name = "a".repeat(length);
  return `- step: {name: ${name}, image: b, command: c}\n- task: {name: t, step: ${name}b, type: grid_search}\n`;
}

function doubling(count: number): string {
  const texts = lines(count, (it) => `s${it + 1} = s${it} + s${it}`);
  return `import json\ns0 = "ab"\n${texts}print(json.dumps({s${count}: 1}))\n`;
}

function callGraph(count: number): string {
  const calls = (it: number) => lines(10, (call) => `    f${(it * 7 + call) % count}(x)`);
  return `import json\n${lines(count, (it) => `def f${it}(x):\n    print(json.dumps(x))\n${calls(it)}`)}`;
}

function handedKeys(count: number): string {
  const call = (it: number, by: number) => `    m.update(f${(it + by) % count}(b, a))\n`;
  const functions = Array.from(
    { length: count },
    (_, it) =>
      `def f${it}(a, b):\n    m = {"k${it}": 1}\n${call(it, 1)}${call(it, 7)}    return m\n`,
  );
  return `import json\n${functions.join("")}print(json.dumps(f0({"a": 1}, {"b": 2})))\n`;
}

function dictionary(count: number): string {
  const keys = lines(count, (it) => `m["k${it}"] = ${it}`);
  return `import json\nm = {}\n${keys}print(json.dumps(m))\n`;
}

function options(count: number): string {
  const declared = lines(count, (it) => `p.add_argument("--a${it}")`);
  const read = lines(count, (it) => `print(o.a${it})`);
  return `import argparse\np = argparse.ArgumentParser()\n${declared}o = p.parse_args()\n${read}`;
}
