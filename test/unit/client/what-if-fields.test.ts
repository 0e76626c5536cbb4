import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { pipelineSource } from "#core/document/pipeline-source.ts";
import { jsonText } from "#core/model/json-text.ts";
import { fanOut } from "#core/simulation/fan-out.ts";
import { choicesFor, readField } from "../../../client/webview/what-if/choices.ts";

const text = `
- step:
    name: fit
    image: i
    command: c
    parameters:
      - { name: size, type: integer, default: 5, max: 10 }
      - { name: rate, type: float, default: 0.5 }
      - { name: word, default: x }
      - { name: words, multiple: repeat, default: [x] }
      - { name: fast, type: flag, default: true }
      - { name: level, type: integer }
      - { name: kind, type: integer }
- task:
    name: grid
    step: fit
    type: random_search
    execution-count: 2
    parameters:
      - { name: level, style: linear, rules: { start: 1, end: 3, step: 1 } }
      - { name: kind, style: multiple, rules: {} }
- pipeline: { name: p, nodes: [{ name: n, type: task, task: grid }], edges: [] }
`;

const source = pipelineSource(createDocument(text), "p") ?? assert.fail();
const query = { source, metadata: {}, pipelineParameters: {}, complete: [] };
const choices = choicesFor(source, fanOut({ ...query, node: "n" }));

/** What a field answers to a text: the value as JSON, a reason or "-" for what the file says. */
function entered(name: string, label: string, typed: string): string {
  const choice = choices.find((it) => it.name === name);
  const field = choice?.fields.find((it) => it.label === label) ?? assert.fail(`${name} ${label}`);
  const answer = readField(field, typed);
  if (answer.kind === "value") return jsonText(answer.value);
  return answer.kind === "refused" ? answer.reason : "-";
}

const number = "This must be a number";
const whole = "This must be a whole number";
const items = "These must be numbers, texts or true/false values";

for (const [name, label, typed, expected] of [
  ["level", "start", "2", "2"],
  ["level", "start", "0.5", "0.5"],
  ["level", "start", " 1 ", "-"],
  ["level", "start", "", "-"],
  ["level", "start", "[1, 2]", number],
  ["level", "start", "1, 2", number],
  ["level", "start", "x", number],
  ["level", "start", "true", number],
  ["level", "start", "null", number],
  ["kind", "items", "1, 2", "[1,2]"],
  ["kind", "items", "[1, x]", items],
  ["kind", "items", "[1, [2]]", items],
  ["kind", "items", "5", "[5]"],
  ["grid", "execution-count", "4", "4"],
  ["grid", "execution-count", "2.5", whole],
  ["grid", "execution-count", "[4]", whole],
  ["size", "size", "7", "7"],
  ["size", "size", "[1, 2]", "Only a single value is allowed"],
  ["size", "size", "1, 2", "1, 2 is not an integer"],
  ["size", "size", "11", "11 is greater than the maximum allowed (10)"],
  ["size", "size", "null", "null"],
  ["rate", "rate", "x", "x is not a floating-point number"],
  ["word", "word", "1, 2", '"1, 2"'],
  ["word", "word", "[1, 2]", "Only a single value is allowed"],
  ["words", "words", "a, b", '["a","b"]'],
  ["fast", "fast", "1.5", "1.5 is not among the choices allowed ([True, False])"],
] as const) {
  test(`${name}, ${label}: ${JSON.stringify(typed)} is ${expected}`, () => {
    assert.equal(entered(name, label, typed), expected);
  });
}
