import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { declaredNames } from "#core/features/diagnostics/declared-names.ts";
import { parseLintConfig } from "#core/features/diagnostics/lint-config.ts";
import { unknownEstimates } from "#core/features/diagnostics/unknown-estimates.ts";
import { file, pipeline, step } from "../../../support/yaml.ts";

/** What is reported of a config that counts for these files: each text with its message. */
function reported(config: string, ...files: readonly string[]): readonly string[] {
  const declared = declaredNames(files.map((it) => createDocument(it)));
  if (!declared) return ["not certain"];
  return unknownEstimates(parseLintConfig(config).estimated, declared).map(
    ({ range, message, words = [] }) =>
      [`${config.slice(range.start, range.end)}: ${message}`, ...words].join(" | "),
  );
}

const train = step("train", "environment: aws-large");
const config = (section: string) => `estimates: { ${section} }\n`;

test("reports the steps that no file has, with the nearest name", () => {
  assert.deepEqual(reported(config("steps: { train: {}, trian: {} }"), train), [
    'trian: No step is named "trian"',
  ]);
  assert.deepEqual(reported(config("steps: { trian: {} }"), train), [
    'trian: No step is named "trian"; did you mean "train"? | train',
  ]);
});

test("reports an environment that is written almost like one that the files name", () => {
  assert.deepEqual(reported(config("environments: { gpu: {}, aws-larg: {} }"), train), [
    'aws-larg: No step and no node names the environment "aws-larg"; did you mean "aws-large"? | aws-large',
  ]);
  assert.deepEqual(reported(config("environments: { aws-larg: {}, aws-large: {} }"), train), []);
});

test("takes environments of other sizes, and the default one of the project, for meant", () => {
  const sized = step("train", "environment: g4dn-2xlarge");
  assert.deepEqual(reported(config("environments: { g4dn-4xlarge: {}, local: {} }"), sized), []);
});

test("looks for the names in all files", () => {
  const other = step("other");
  assert.deepEqual(reported(config("steps: { train: {}, other: {} }"), train, other), []);
});

test("leaves a step that is only used to the report at its use", () => {
  const nodes = pipeline("- { name: fit, type: execution, step: fit }");
  assert.deepEqual(reported(config("steps: { fit: {} }"), file(train, nodes)), []);
});

test("counts the environment that a node overrides", () => {
  const node = "- { name: n, type: execution, step: train, override: { environment: azure } }";
  assert.deepEqual(
    reported(config("environments: { azure: {} }"), file(train, pipeline(node))),
    [],
  );
});

const uncertain: readonly (readonly [what: string, source: string])[] = [
  ["no step", "- pipeline: { name: p, nodes: [], edges: [] }\n"],
  ["a syntax error", `${train}- step: { name: [\n`],
  ["a step without a name", `${train}- step: { image: i, command: c }\n`],
  ["a misspelt kind of item", `${train}- stpe: { name: fit, image: i, command: c }\n`],
  ["an entry that is only a dash", `${train}-\n`],
  ["a merge conflict", `${train}<<<<<<< ours\n=======\n>>>>>>> theirs\n`],
];

for (const [what, source] of uncertain) {
  test(`says nothing where a file has ${what}`, () => {
    const good = step("good");
    const files = what === "no step" ? [source] : [good, source];
    assert.deepEqual(reported(config("steps: { fit: {} }"), ...files), ["not certain"]);
  });
}

test("an entry that only holds anchors is no step", () => {
  const source = `- definitions: { a: &a 1 }\n${train}`;
  assert.deepEqual(reported(config("steps: { train: {} }"), source), []);
});
