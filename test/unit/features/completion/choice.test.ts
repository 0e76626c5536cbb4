import { test } from "node:test";
import { checkAccepted, checkCompletion } from "../../../support/check-completion.ts";

const parameter = (rest: string) => `- step:\n    parameters:\n      - name: a\n        ${rest}\n`;
const types = ["string", "integer", "float", "flag"];

test("offers the words that a value can be", () => {
  checkCompletion(parameter("type: <|>"), types, parameter("type: string"));
});

test("adds the blank after a colon", () => {
  checkCompletion(parameter("type:<|>"), types, parameter("type: string"));
});

test("replaces the word that is being typed", () => {
  checkAccepted(parameter("type: fl<|>aot # kind"), "float", parameter("type: float # kind"));
});

test("stays between the quotes", () => {
  checkAccepted(parameter('type: "fl<|>"'), "flag", parameter('type: "flag"'));
  checkAccepted(parameter("type: 'fl<|>"), "flag", parameter("type: 'flag"));
});

test("offers the truth values", () => {
  checkCompletion(parameter("optional: <|>"), ["true", "false"], parameter("optional: true"));
  checkCompletion(parameter('optional: "<|>"'), []);
});

test("offers words in lists of either style", () => {
  const action = (when: string) =>
    `- pipeline:\n    nodes:\n      - name: a\n        actions:\n          - when: ${when}\n`;
  const states = ["node-complete", "node-starting", "node-error"];
  checkCompletion(action("<|>"), states);
  checkCompletion(action("[node-error, <|>]"), states, action("[node-error, node-complete]"));
  checkCompletion(action("\n              - <|>"), states);
});

test("offers a value on the line below its key", () => {
  checkCompletion(parameter("type:\n          <|>"), types, parameter("type:\n          string"));
});

test("offers the choices of a parameter as its default", () => {
  const choices = "choices: [adam, 1.0]\n        default: ";
  checkCompletion(parameter(`${choices}<|>`), ["adam", "1.0"], parameter(`${choices}adam`));
  checkCompletion(parameter("type: flag\n        default: <|>"), ["true", "false"]);
});

test("offers the choices of a parameter among the values that a task tries", () => {
  const sweep = (parameter: string, items: string) =>
    `- step:\n    name: s\n    parameters:\n      - name: a\n        ${parameter}\n` +
    `- task:\n    name: t\n    step: s\n    parameters:\n      - name: a\n        style: multiple\n        rules:\n          items: ${items}\n`;
  const choices = "choices: [16, 32]";
  checkCompletion(sweep(choices, "[<|>]"), ["16", "32"], sweep(choices, "[16]"));
  checkCompletion(sweep(choices, "\n            - <|>"), ["16", "32"]);
  checkCompletion(sweep("type: flag", "[<|>]"), ["true", "false"]);
  checkCompletion(sweep("type: integer", "[<|>]"), []);
  checkCompletion(sweep("type: string", "[<|>]"), []);
});
