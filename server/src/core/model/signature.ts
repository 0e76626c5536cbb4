import { oncePer } from "#core/base/once-per.ts";
import { isSameJson } from "#core/base/same-json.ts";
import type { Value } from "#core/base/value.ts";
import type {
  Endpoint,
  Input,
  ItemConfig,
  Multiple,
  Parameter,
  ParameterType,
  Step,
  Task,
} from "./config.ts";

/**
 * What other items can see of an item: names and kinds, no places. As long as an edit leaves it equal it stays
 * the same object, so that everything concluded from it stays valid.
 */
export type Signature = StepSignature | TaskSignature | EndpointSignature | DeploymentSignature;

export interface StepSignature {
  readonly kind: "step";
  readonly name: string;
  readonly parameters: readonly ParameterSignature[];
  readonly inputs: readonly InputSignature[];
  readonly outputs: readonly string[];
  readonly environmentVariables: readonly string[];
  /** A syntax error lies in the step, or entries of a list have run together, so that it may declare more than could be read. */
  readonly isPartial?: true;
}

export interface ParameterSignature {
  readonly name: string;
  readonly type: ParameterType;
  readonly multiple: Multiple;
  readonly optional: boolean;
  readonly default: Value | undefined;
  readonly min: Value | undefined;
  readonly max: Value | undefined;
  readonly choices: readonly Value[] | undefined;
}

export interface InputSignature {
  readonly name: string;
  readonly optional: boolean;
  readonly hasDefault: boolean;
}

export interface TaskSignature {
  readonly kind: "task";
  readonly name: string;
  readonly step: string | undefined;
  readonly type: Task["type"];
  /** The parameters that its variants or sets give values to. */
  readonly parameters: readonly string[];
}

export interface EndpointSignature {
  readonly kind: "endpoint";
  readonly name: string;
  readonly files: readonly string[];
}

export interface DeploymentSignature {
  readonly kind: "deployment";
  readonly name: string;
}

/** The signature of a named item; pipelines have none, because nothing refers to them. */
export function signatureOf(config: ItemConfig): Signature | undefined {
  const name = config.name?.value;
  if (name === undefined) return undefined;
  switch (config.kind) {
    case "step":
      return stepSignature(name, config);
    case "task":
      return taskSignature(name, config);
    case "endpoint":
      return endpointSignature(name, config);
    case "deployment":
      return { kind: "deployment", name };
    case "pipeline":
      return undefined;
  }
}

/** Whether two signatures say the same. */
export function sameSignature(a: Signature, b: Signature): boolean {
  return isSameJson(a, b);
}

function stepSignature(name: string, step: Step): StepSignature {
  return {
    kind: "step",
    name,
    parameters: parameterSignatures(step.parameters),
    inputs: inputSignatures(step.inputs),
    outputs: namesOf(step.outputs),
    environmentVariables: namesOf(step.environmentVariables),
  };
}

const parameterSignatures = oncePer((parameters: readonly Parameter[]) =>
  parameters.flatMap(parameterSignature),
);

const inputSignatures = oncePer((inputs: readonly Input[]) =>
  inputs.flatMap(({ name, optional, defaults }): InputSignature | readonly [] =>
    name === undefined ? [] : { name: name.value, optional, hasDefault: defaults.length > 0 },
  ),
);

function parameterSignature(parameter: Parameter): ParameterSignature | readonly [] {
  if (!parameter.name) return [];
  return {
    name: parameter.name.value,
    type: parameter.type,
    multiple: parameter.multiple,
    optional: parameter.optional,
    default: parameter.default?.value,
    min: parameter.min?.value,
    max: parameter.max?.value,
    choices: parameter.choices?.value,
  };
}

function taskSignature(name: string, task: Task): TaskSignature {
  const setNames = task.parameterSets.flatMap((it) => it.entries.map((entry) => entry.name.value));
  return {
    kind: "task",
    name,
    step: task.step?.value,
    type: task.type,
    parameters: [...new Set([...namesOf(task.parameters), ...setNames])],
  };
}

function endpointSignature(name: string, endpoint: Endpoint): EndpointSignature {
  return { kind: "endpoint", name, files: namesOf(endpoint.files) };
}

/** The names in a list of things that may lack one. */
export function namesOf(
  list: readonly { readonly name: { readonly value: string } | undefined }[],
): readonly string[] {
  return list.flatMap((it) => it.name?.value ?? []);
}
