import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { compareFiles } from "#core/features/compare/compare-files.ts";
import { comparisonText } from "#core/features/compare/comparison-text.ts";
import { file, pipeline, step, task } from "../../../support/yaml.ts";
import { comparedExamples } from "./examples.ts";

function compared(before: string, after: string) {
  return compareFiles(createDocument(before), createDocument(after));
}

/** A comparison for people, line by line. */
function linesOf(before: string, after: string): readonly string[] {
  return comparisonText(compared(before, after)).trimEnd().split("\n");
}

for (const { name, before, after, expected } of comparedExamples) {
  test(`compares ${name}`, () => {
    assert.deepEqual(linesOf(before, after), expected.split("\n"));
  });
}

test("says the same the other way round", () => {
  const turned = { added: "removed", removed: "added", changed: "changed", renamed: "renamed" };
  for (const { name, before, after } of comparedExamples) {
    const there = compared(before, after);
    const back = compared(after, before);
    const changes = back.items.map((it) => [it.kind, turned[it.change], it.nameBefore ?? it.name]);
    assert.deepEqual(
      changes.map(String).sort(),
      there.items.map((it) => String([it.kind, it.change, it.name])).sort(),
      name,
    );
    assert.deepEqual(
      back.runs.map(({ runs: { before: from, after: to, kept } }) => [to, from, kept]),
      there.runs.map(({ runs: { before: from, after: to, kept } }) => [from, to, kept]),
      name,
    );
  }
});

test("places each change in both files", () => {
  const text = file(step("train", "environment: small"));
  const after = `# A comment above.\n${text.replace("small", "large")}`;
  const [change] = compared(text, after).items[0]?.parts ?? [];
  assert.equal(text.slice(change?.before?.range.start, change?.before?.range.end), "small");
  assert.equal(after.slice(change?.after?.range.start, change?.after?.range.end), "large");
});

test("reads what an anchor or a merge key brings in", () => {
  const shared = file(`
    - step: &base
        name: train
        image: python:3.12
        command: python train.py
    - step:
        <<: *base
        name: fit
  `);
  const apart = file(step("train", "", "python train.py"), step("fit", "", "python train.py"));
  assert.deepEqual(compared(shared, apart), { items: [], runs: [] });
});

test("compares items of one name one by one", () => {
  const text = file(step("train"), step("train"));
  const after = file(step("train"), step("train", "environment: large"));
  assert.deepEqual(linesOf(text, after), ['~ step "train (2)"', '  + environment: "large"']);
});

test("takes a repeated name of an input or parameter for no new name, in either direction", () => {
  const inputs = (second: string) =>
    file(step("train", `inputs: [{ name: a }, { name: ${second}, default: "s3://x" }]`));
  const there = linesOf(inputs("b"), inputs("a"));
  assert.deepEqual(there.slice(1).sort(), ['  + input "a (2)"', '  - input "b"']);
  const back = linesOf(inputs("a"), inputs("b"));
  assert.deepEqual(back.slice(1).sort(), ['  + input "b"', '  - input "a (2)"']);
});

test("names no renamed item where two could be meant", () => {
  const before = file(step("a", "", "python x.py"), step("b", "", "python x.py"));
  const after = file(step("c", "", "python x.py"), step("d", "", "python x.py"));
  const changes = compared(before, after).items.map(({ change, name }) => `${change} ${name}`);
  assert.deepEqual(changes, ["added c", "added d", "removed a", "removed b"]);
});

test("follows a renamed step through tasks, nodes and edges", () => {
  const project = (name: string, rate: string) =>
    file(
      step(name, `parameters: [{ name: ${rate}, type: float }]`, `run {parameter:${rate}}`),
      task(
        "sweep",
        `parameters: [{ name: ${rate}, style: multiple, rules: { items: [1] } }]`,
      ).replace("step: train", `step: ${name}`),
      pipeline(
        `
        - { name: a, type: execution, step: ${name} }
        - { name: b, type: task, task: sweep }
        `,
        `edges: [[a.parameter.${rate}, b.parameter.${rate}]]`,
      ),
    );
  assert.deepEqual(linesOf(project("train", "rate"), project("fit", "rate")), [
    '~ step "fit", before "train"',
  ]);
  assert.deepEqual(linesOf(project("train", "rate"), project("train", "lr")), [
    '~ step "train"',
    '  ~ parameter "lr", before "rate"',
  ]);
});

test("compares what is left of a file that is broken", () => {
  const before = file(step("train"), step("fit"));
  const changes = compared(before, `${file(step("train"))}- step:\n    name: fit\n    image: [`);
  assert.deepEqual(
    changes.items.map(({ name }) => name),
    ["fit"],
  );
});

test("answers for texts that hold nothing", () => {
  for (const text of ["", "x", "- 1", "- step:", "- step: {}\n- task: {}\n- pipeline: {}"]) {
    assert.deepEqual(compared(text, text), { items: [], runs: [] }, text);
    compared(text, file(step("train")));
    compared(file(step("train")), text);
  }
});

test("shows long texts from where they differ", () => {
  const version = (end: string) =>
    file(step("train", "", `python train.py ${"--quiet ".repeat(20)}${end}`));
  assert.deepEqual(linesOf(version("--epochs 5"), version("--epochs 6")), [
    '~ step "train"',
    '  ~ command: - …et --quiet --epochs 5", + …et --quiet --epochs 6"',
  ]);
});

test("a name that other places do not follow is no renaming", () => {
  const version = (node: string) =>
    file(
      step("train"),
      pipeline(
        `- { name: ${node}, type: execution, step: train }\n- { name: b, type: execution, step: train }`,
        "edges: [[a.output.x, b.input.x]]",
      ),
    );
  const added = ['~ pipeline "main"', '  + node "c"', '  - node "a"'];
  assert.deepEqual(linesOf(version("a"), version("c")), added);
  assert.deepEqual(linesOf(version("c"), version("a")), [added[0], '  + node "a"', '  - node "c"']);
});
