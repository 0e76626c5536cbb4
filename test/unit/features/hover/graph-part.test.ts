import assert from "node:assert/strict";
import { test } from "node:test";
import { markdownToText } from "#core/base/markdown-to-text.ts";
import { createDocument } from "#core/document/document.ts";
import { describeGraphPart } from "#core/features/hover/graph-part.ts";
import { hover } from "#core/features/hover/index.ts";
import { file, pipeline, step } from "../../../support/yaml.ts";

const yaml = file(
  step("train", "parameters: [{ name: size, type: integer }]", "train {parameters}"),
  pipeline(
    "- { name: one, type: execution, step: train }\n- { name: two, type: task, step: train }",
    "edges:\n  - [one.metadata.sizes, two.parameter.size]\n  - [one.output.x",
  ),
);

const document = createDocument(yaml);

/** What the editor's hover says at the first letter of a text. */
function said(text: string): string {
  return markdownToText(hover(document, yaml.indexOf(text))?.markdown ?? "");
}

test("says of a node what the hover of its name says", () => {
  const described = describeGraphPart(document, yaml.indexOf("two, type")) ?? "";
  assert.equal(described, said("two, type"));
  assert.match(described, /^task node two\n/);
});

test("says of an edge what the hovers of both ends say", () => {
  const described = describeGraphPart(document, yaml.indexOf("[one.metadata")) ?? "";
  assert.equal(described, [said("sizes, two"), said("size]\n")].join("\n\n"));
  assert.match(described, /sizes.+size/s);
});

test("says what is known of an edge that is half written, and nothing where there is nothing", () => {
  assert.match(describeGraphPart(document, yaml.indexOf("[one.output")) ?? "", /x/);
  assert.equal(describeGraphPart(document, yaml.length + 10), undefined);
  assert.equal(describeGraphPart(createDocument(""), 0), undefined);
});
