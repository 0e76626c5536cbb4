import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { complete } from "#core/features/completion/index.ts";
import { checkAccepted, checkCompletion } from "../../../support/check-completion.ts";

const step = (rest: string) =>
  `- step:\n    parameters: [{ name: a }, { name: b c }]\n    ${rest}\n`;

const all = [
  "{parameters}",
  "{parameter:a}",
  "{parameter:b c}",
  "{parameter-value:a}",
  "{parameter-value:b c}",
];

test("offers placeholders after a brace in a command", () => {
  checkCompletion(step("command: run {<|>"), all, step("command: run {parameters}"));
  checkCompletion(step("command: run {par<|>}"), all, step("command: run {parameters}"));
  checkAccepted(
    step("command:\n      - run --x {parameter:<|>} now"),
    "{parameter:a}",
    step("command:\n      - run --x {parameter:a} now"),
  );
});

test("offers placeholders in texts of several lines", () => {
  checkCompletion(
    step("command: |\n      # first\n      run {<|>\n      next"),
    all,
    step("command: |\n      # first\n      run {parameters}\n      next"),
  );
  checkCompletion(step("command: run\n      {parameter:b <|>"), ["{parameter:b c}"]);
});

test("offers placeholders between words, but not in the middle of one", () => {
  checkCompletion(step("command: run <|>"), all, step("command: run {parameters}"));
  checkCompletion(step('command: "run <|>"'), all, step('command: "run {parameters}"'));
  checkCompletion(step("command: run<|>"), []);
});

test("does not interrupt the typing of a command", () => {
  const text = step("command: run ");
  const offset = text.trimEnd().length + 1;
  assert.deepEqual(complete(createDocument(text), offset, { trigger: " " }), []);
});

test("quotes a command that a brace would turn into a mapping", () => {
  checkAccepted(
    step("command: [run <|>, x]"),
    "{parameters}",
    step('command: ["run {parameters}", x]'),
  );
});

test("leaves shell variables alone", () => {
  checkCompletion(step("command: run $" + "{<|>}"), []);
});

test("offers the values of parameters in the address of an input", () => {
  const input = (uri: string) => step(`inputs: [{ name: i, default: "s3://x/${uri}" }]`);
  checkCompletion(input("{<|>}"), ["{parameter:a}", "{parameter:b c}"], input("{parameter:a}"));
});

test("offers the parameters of the node's step in an override", () => {
  const pipeline =
    "- pipeline:\n    nodes:\n      - name: n\n        type: execution\n        step: s\n";
  checkCompletion(
    `${step("name: s")}${pipeline}        override:\n          command: run {parameter:<|>`,
    all,
  );
});
