import { nullValue } from "#core/base/value.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";
import { dereference } from "#core/syntax/tree.ts";
import { multipleOf, runSettings } from "./build-step.ts";
import type { Action, Override, OverrideEntry, PipelineNode } from "./config.ts";
import { estimateOfNode } from "./estimate-comments.ts";
import { samplesOf } from "./preview-comments.ts";
import { isTruthy } from "./python-number.ts";
import { type Fields, fieldsOf } from "./read.ts";

/** Reads a pipeline node; its type decides what else it can hold. */
export function buildNode(text: string, node: SyntaxNode): PipelineNode {
  const fields = fieldsOf(node);
  const declaredType = fields.text("type");
  const base = {
    range: node.range,
    name: fields.text("name"),
    declaredType,
    actions: fields.list("actions").map(buildAction),
    onError: fields.text("on-error"),
    samples: samplesOf(text, node),
    estimate: estimateOfNode(text, node),
  };
  switch (declaredType?.value) {
    case "execution":
      return { kind: "execution", ...base, ...stepNode(fields) };
    case "task":
      return { kind: "task", ...base, ...stepNode(fields), task: fields.text("task") };
    case "deployment":
      return {
        kind: "deployment",
        ...base,
        deployment: fields.text("deployment"),
        endpoints: fields.texts("endpoints"),
        aliases: fields.texts("aliases"),
      };
    default:
      return { kind: "unknown", ...base };
  }
}

function stepNode(fields: Fields) {
  const override = fields.mapping("override");
  const append = fields.text("edge-merge-mode")?.value === "append";
  return {
    step: fields.text("step"),
    commit: fields.text("commit"),
    override: override && buildOverride(override),
    edgeMergeMode: append ? ("append" as const) : ("replace" as const),
  };
}

function buildOverride(fields: Fields): Override {
  return {
    range: fields.node.range,
    ...runSettings(fields),
    commands: fields.has("command") ? fields.texts("command") : undefined,
    replacesCommand: isTruthy(fields.value("command")?.value ?? nullValue),
    replacesMounts: fields.list("mounts").length > 0,
    parameters: fields.list("parameters").map(buildOverrideEntry),
    inputs: fields.list("inputs").map(buildOverrideEntry),
    environmentVariables: fields.list("environment-variables").map(buildOverrideEntry),
  };
}

function buildOverrideEntry(node: SyntaxNode): OverrideEntry {
  const fields = fieldsOf(node);
  return {
    range: node.range,
    name: fields.text("name"),
    default: fields.value("default"),
    isMultiple: multipleOf(fields) !== "none",
  };
}

function buildAction(node: SyntaxNode): Action {
  const fields = fieldsOf(dereference(node));
  return {
    range: node.range,
    when: fields.texts("when"),
    conditions: fields.texts("if"),
    outcomes: fields.texts("then"),
  };
}
