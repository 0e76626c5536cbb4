import { oncePer } from "#core/base/once-per.ts";
import { nullValue } from "#core/base/value.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";
import type {
  EnvironmentVariable,
  Input,
  Multiple,
  Output,
  Parameter,
  ParameterType,
  RunSettings,
  Step,
} from "./config.ts";
import { estimateOfItem } from "./estimate-comments.ts";
import type { ItemSource } from "./item-source.ts";
import { type Fields, fieldsOf } from "./read.ts";

/** Reads a step. */
export function buildStep(fields: Fields, source: ItemSource): Step {
  return {
    kind: "step",
    range: source.keyRange,
    name: fields.text("name"),
    ...runSettings(fields),
    commands: fields.texts("command"),
    parameters: buildParameters(fields.list("parameters")),
    inputs: buildInputs(fields.list("inputs")),
    outputs: fields.list("outputs").map(buildOutput),
    environmentVariables: fields.list("environment-variables").map(buildEnvironmentVariable),
    sourcePath: fields.text("source-path"),
    estimate: estimateOfItem(source),
  };
}

/** The lists that are read once as long as no edit touches or moves them. */
const buildParameters = oncePer((nodes: readonly SyntaxNode[]) => nodes.map(buildParameter));
const buildInputs = oncePer((nodes: readonly SyntaxNode[]) => nodes.map(buildInput));

/** Reads what a step and an override say alike. */
export function runSettings(fields: Fields): RunSettings {
  return {
    image: fields.text("image"),
    environment: fields.text("environment"),
    runtimeConfigPreset: fields.text("runtime-config-preset"),
    autorestart: fields.value("autorestart"),
  };
}

const parameterTypes: readonly ParameterType[] = ["string", "integer", "float", "flag"];
const multiples: readonly Multiple[] = ["none", "repeat", "separate"];

/** How several values of a parameter, or of an override's entry for it, are passed on. */
export function multipleOf(fields: Fields): Multiple {
  const multiple = fields.text("multiple")?.value;
  return multiples.find((it) => it === multiple) ?? "none";
}

function buildParameter(node: SyntaxNode): Parameter {
  const fields = fieldsOf(node);
  const declaredType = fields.text("type");
  const type = parameterTypes.find((it) => it === declaredType?.value) ?? "string";
  return {
    range: node.range,
    name: fields.text("name"),
    type,
    declaredType,
    default: fields.value("default"),
    optional: type === "flag" || fields.flag("optional", false),
    min: fields.value("min"),
    max: fields.value("max"),
    choices: fields.values("choices"),
    multiple: multipleOf(fields),
    multipleSeparator: fields.text("multiple-separator")?.value || ",",
    passAs: fields.text("pass-as")?.value,
    passTrueAs: fields.text("pass-true-as")?.value,
    passFalseAs: fields.text("pass-false-as")?.value,
  };
}

function buildInput(node: SyntaxNode): Input {
  const fields = fieldsOf(node);
  return {
    range: node.range,
    name: fields.text("name"),
    defaults: fields.texts("default"),
    hasDefault: (fields.value("default")?.value ?? nullValue).kind !== "null",
    optional: fields.flag("optional", false),
  };
}

function buildOutput(node: SyntaxNode): Output {
  return { range: node.range, name: fieldsOf(node).text("name") };
}

function buildEnvironmentVariable(node: SyntaxNode): EnvironmentVariable {
  const fields = fieldsOf(node);
  return {
    range: node.range,
    name: fields.text("name"),
    default: fields.value("default"),
    optional: fields.flag("optional", true),
  };
}
