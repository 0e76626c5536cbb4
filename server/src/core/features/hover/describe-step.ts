import { code } from "#core/base/markdown.ts";
import type { Value } from "#core/base/value.ts";
import type { Input, Parameter, Step } from "#core/model/config.ts";

/** The signature of a step: what it runs, takes and gives, one line each. */
export function signatureLines(step: Step): readonly string[] {
  const outputs = step.outputs.flatMap((it) => it.name?.value ?? []);
  const autorestart = step.autorestart?.value;
  const restarts = autorestart?.kind === "boolean" ? autorestart.value : undefined;
  return [
    ...(step.image ? [`image ${code(step.image.value)}`] : []),
    ...(step.environment ? [`environment ${code(step.environment.value)}`] : []),
    ...(restarts === undefined
      ? []
      : [restarts ? "restarts by itself" : "does not restart by itself"]),
    ...step.commands.map((it) => `runs ${code(it.value)}`),
    ...step.parameters.map((it) => `parameter ${parameterText(it)}`),
    ...step.inputs.map((it) => `input ${code(it.name?.value ?? "")}`),
    ...outputs.map((it) => `output ${code(it)}`),
  ];
}

/** What a parameter accepts, one line per fact. */
export function describeParameter(parameter: Parameter): readonly string[] {
  const { type, multiple, optional, min, max, choices } = parameter;
  return [
    `type ${code(type)}${multiple === "none" ? "" : `, several values (${multiple})`}`,
    parameter.default ? `default ${code(shortText(parameter.default.value))}` : "no default",
    ...(optional ? ["optional"] : []),
    ...(min ? [`at least ${code(shortText(min.value))}`] : []),
    ...(max ? [`at most ${code(shortText(max.value))}`] : []),
    ...(choices ? [`one of ${choices.value.map((it) => code(shortText(it))).join(", ")}`] : []),
  ];
}

/** What an input is filled with, one line per fact. */
export function describeInput(input: Input): readonly string[] {
  return [
    ...input.defaults.map((it) => `default ${code(it.value)}`),
    ...(input.defaults.length === 0 ? ["no default"] : []),
    ...(input.optional ? ["optional"] : []),
  ];
}

function parameterText(parameter: Parameter): string {
  const value = parameter.default ? ` = ${code(shortText(parameter.default.value))}` : "";
  return `${code(parameter.name?.value ?? "")}: ${parameter.type}${value}`;
}

/** A value in few words, as a person would write it in YAML. */
export function shortText(value: Value): string {
  switch (value.kind) {
    case "null":
      return "null";
    case "boolean":
      return String(value.value);
    case "integer":
      return value.digits;
    case "float":
    case "date":
      return value.text;
    case "string":
      return value.value === "" ? '""' : value.value;
    case "list":
      return `[${value.items.map(shortText).join(", ")}]`;
    case "object":
      return `{${value.entries.map(([key, it]) => `${key}: ${shortText(it)}`).join(", ")}}`;
  }
}
