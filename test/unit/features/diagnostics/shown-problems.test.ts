import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { shownByPiece, shownProblems } from "#core/features/diagnostics/diagnose.ts";
import { defaultPolicy, policyFromSetting } from "#core/features/diagnostics/policy.ts";
import { codeOf } from "../../../support/check-code.ts";

const step = `- step:
    name: train
    image: busybox
    command: python train.py
    parameters:
      - { name: rate, type: float, default: fast }
`;

const wrongNode = "- pipeline: { name: p, nodes: [{ name: a, type: execution, step: trian }] }\n";

const scripts = codeOf({
  "train.py": "import valohai\nvalohai.parameters('speed').value\n",
});

function shown(problems: ReturnType<typeof shownProblems>): readonly string[] {
  return problems.map((it) => `${it.severity} ${it.code}`);
}

test("shows problems at the severity of the policy, and those that are off not at all", () => {
  const document = createDocument(step + wrongNode);
  const policy = policyFromSetting({
    "parameter-default-type": "hint",
    "node-step-missing": "off",
  });
  const usual = shown(shownProblems(document, defaultPolicy));
  assert.ok(usual.includes("error node-step-missing"), usual.join());
  const judged = shown(shownProblems(document, policy));
  assert.ok(judged.includes("hint parameter-default-type"), judged.join());
  assert.equal(judged.length, usual.length - 1);
});

test("piece by piece the same is shown, in the text's order", () => {
  for (const code of [undefined, scripts]) {
    const document = createDocument(step + wrongNode);
    const pieces = shownByPiece(document, defaultPolicy, code);
    assert.equal(pieces.length, 2);
    const placed = pieces.flatMap(({ start, problems }) =>
      problems.map((it) => `${it.severity} ${it.code} ${it.range.start + start}`),
    );
    const whole = shownProblems(document, defaultPolicy, code);
    assert.deepEqual(
      placed,
      whole.map((it) => `${it.severity} ${it.code} ${it.range.start}`),
    );
  }
});

test("what the scripts say is shown between the other problems", () => {
  const found = shownProblems(createDocument(step + wrongNode), defaultPolicy, scripts);
  assert.ok(shown(found).includes("information script-parameter-undeclared"), shown(found).join());
  const starts = found.map((it) => it.range.start);
  assert.deepEqual(
    starts,
    [...starts].sort((a, b) => a - b),
  );
});

test("a list that nothing has touched stays the same array", () => {
  const before = createDocument(step + wrongNode);
  const after = createDocument(`${step + wrongNode}# a remark\n`, before);
  for (const code of [undefined, scripts]) {
    const [first] = shownByPiece(before, defaultPolicy, code);
    const [again] = shownByPiece(after, defaultPolicy, code);
    assert.ok(first && first.problems.length > 0);
    assert.equal(again?.problems, first.problems);
    const policy = policyFromSetting({ "parameter-default-type": "hint" });
    assert.notEqual(shownByPiece(before, policy, code)[0]?.problems, first.problems);
  }
});

test("a list stays the same array while a comment elsewhere suppresses in the whole file", () => {
  const before = createDocument(`# valohai-ignore-file edge-cycle\n${step + wrongNode}`);
  const after = createDocument(`${before.text}# a remark\n`, before);
  const [first] = shownByPiece(before, defaultPolicy);
  const [again] = shownByPiece(after, defaultPolicy);
  assert.ok(first && first.problems.length > 0);
  assert.equal(again?.problems, first.problems);
});

test("a comment suppresses what begins on its line, from the first character to the last", () => {
  const line = (comment: string) =>
    shown(shownProblems(createDocument(`${step.trimEnd()} ${comment}\n`), defaultPolicy));
  assert.ok(line("").some((it) => it.endsWith("parameter-default-type")));
  assert.deepEqual(
    line("# valohai-ignore parameter-default-type").filter((it) =>
      it.endsWith("parameter-default-type"),
    ),
    [],
  );
  const other = line("# valohai-ignore task-large");
  assert.ok(other.some((it) => it.endsWith("parameter-default-type")));
  assert.ok(other.includes("information suppression-unused"));
});

test("a code that is off by itself is shown where a policy or the text asks for it", () => {
  const alone = "- step: { name: other, image: busybox, command: a }\n";
  const run = "- pipeline: { name: p, nodes: [{ name: a, type: execution, step: train }] }\n";
  const unused = (text: string, setting: object) =>
    shownProblems(createDocument(text), policyFromSetting(setting)).filter((it) =>
      ["unused-step", "suppression-unused"].includes(it.code),
    );
  assert.deepEqual(unused(step + alone + run, {}), []);
  const [found] = unused(step + alone + run, { "unused-step": "warning" });
  assert.deepEqual([found?.severity, found?.tag], ["warning", undefined]);
  assert.deepEqual(unused(step + alone + run, { "unused-step": "off" }), []);
  const ignored = alone.replace("\n", " # valohai-ignore unused-step\n");
  assert.deepEqual(unused(step + ignored + run, {}), []);
  assert.deepEqual(unused(step + ignored + run, { "unused-step": "hint" }), []);
});
