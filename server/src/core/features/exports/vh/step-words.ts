import { nullValue, type Value } from "#core/base/value.ts";
import type { Input, Parameter } from "#core/model/config.ts";
import { strictJsonText } from "#core/model/json-text.ts";
import { valueProblems } from "#core/simulation/value-problems.ts";
import type { TemplateInput } from "#core/simulation/variant.ts";
import { inputTarget, type OptionTarget, parameterTarget } from "./option-names.ts";
import { isSame, optionTexts, readByDefault, sentByDefault, sentFor } from "./sent-values.ts";
import type { LinePart, StepRun } from "./step-run.ts";

const nothing: LinePart = { words: [], remarks: [] };

/** How a line gives a parameter this value; null counts as no value. */
export function parameterPart(run: StepRun, name: string, value: Value): LinePart {
  const parameter = run.parameters.get(name);
  if (!parameter)
    return isSame(nullValue, value) ? nothing : undeclaredPart(run, parameterTarget(name));
  const option = run.options.optionOf(parameterTarget(name));
  const texts = value.kind === "null" ? undefined : optionTexts(parameter, value);
  if (option === undefined || !texts) {
    return { words: [], remarks: remarksByDefault(run, parameter, value) };
  }
  const words = texts.map((it) => `${option}=${it}`);
  const sent = sentFor(parameter, texts);
  // A null in a list has no text, but the step's default may be the same list.
  if (!(sent && isSame(sent, value)) && isDefault(run, name, value)) return nothing;
  if (!sent) {
    const remark = `Parameter "${name}" is of type ${parameter.type}: vh rejects ${valueText(value)}`;
    return { words, remarks: [remark] };
  }
  if (isSame(sent, value)) return { words, remarks: [] };
  return { words, remarks: [], general: conversion(parameter, value) };
}

const plurals: { readonly [type in Parameter["type"]]: string } = {
  string: "text",
  integer: "integers",
  float: "floats",
  flag: "flags",
};

function conversion({ name, type, multiple }: Parameter, value: Value): string {
  return multiple !== "none" && value.kind !== "list"
    ? `Parameter "${name?.value}" takes several values: vh sends a list`
    : `Parameter "${name?.value}" is of type ${type}: vh sends its values as ${plurals[type]}`;
}

/** Whether `vh` sends this value for a parameter without an option; null counts as no value. */
export function isDefault(run: StepRun, name: string, value: Value): boolean {
  const parameter = run.parameters.get(name);
  const sent = parameter ? sentByDefault(parameter) : nullValue;
  return sent !== undefined && isSame(sent, value);
}

function undeclaredPart({ step }: StepRun, { kind, name }: OptionTarget): LinePart {
  const remark = `Step "${step.name?.value ?? ""}" declares no ${kind} "${name}", so vh has no option for it`;
  return { words: [], remarks: [remark] };
}

/** How a line leaves a parameter at what `vh` sends by itself, which is the value to be given. */
export function defaultPart({ parameters }: StepRun, name: string): LinePart {
  const parameter = parameters.get(name);
  const sent = parameter && sentByDefault(parameter);
  return sent && isSame(sent, nullValue) && isRequired(parameter)
    ? { words: [], remarks: [`Parameter "${name}" is required, but has no value: vh sends none`] }
    : nothing;
}

/** Whether Valohai asks for a value; `vh` does not, since it counts every option as given (valohai-cli `_process_parameters`). */
function isRequired(parameter: Parameter): boolean {
  return valueProblems(parameter, undefined).length > 0;
}

/** A remark where the option of a parameter does not read its own default, though `vh` sends another value. */
export function unreadDefault({ parameters }: StepRun, name: string): readonly string[] {
  const parameter = parameters.get(name);
  return parameter && !readByDefault(parameter) ? [defaultRefusal(name)] : [];
}

/** A remark where `vh` cannot send the default of a parameter. */
export function refusedDefault({ parameters }: StepRun, name: string): readonly string[] {
  const parameter = parameters.get(name);
  return parameter && !sentByDefault(parameter) ? [defaultRefusal(name)] : [];
}

function defaultRefusal(parameter: string): string {
  return `Parameter "${parameter}": vh rejects the step's default`;
}

/** What `vh` does for a parameter without an option, to follow "vh". */
export function takenInstead({ parameters }: StepRun, name: string): string {
  const parameter = parameters.get(name);
  if (!parameter) return "sends no value";
  const sent = sentByDefault(parameter);
  if (!sent) return "takes the step's default";
  if (!isSame(sent, nullValue)) return `takes the step's default, ${valueText(sent)}`;
  return isRequired(parameter) ? "sends no value, although it is required" : "sends no value";
}

function remarksByDefault(run: StepRun, parameter: Parameter, value: Value): readonly string[] {
  const name = parameter.name?.value ?? "";
  const sent = sentByDefault(parameter);
  if (!sent) return refusedDefault(run, name);
  if (isSame(sent, value)) return defaultPart(run, name).remarks;
  const taken = takenInstead(run, name);
  return [`Parameter "${name}" ${whyLeftOut(run, parameter, value)}: vh ${taken}`];
}

function whyLeftOut(run: StepRun, { name, multiple }: Parameter, value: Value): string {
  if (value.kind === "null") return "has no value";
  const shared = sharedOption(run, parameterTarget(name?.value ?? ""));
  if (shared !== undefined) return shared;
  if (value.kind !== "list") return "has a value that no command line can hold";
  if (value.items.length === 0) return "is an empty list";
  return multiple === "none" ? "is a list" : "has a value that no command line can hold";
}

function sharedOption({ options }: StepRun, target: OptionTarget): string | undefined {
  if (options.optionOf(target) !== undefined) return undefined;
  const owner = options.ownerOf(target);
  return owner && (owner.kind !== target.kind || owner.name !== target.name)
    ? `has the same option as ${owner.kind} "${owner.name}"`
    : "has no option";
}

/** How a line gives an input these files of its own, beside those that edges bring. */
export function inputPart(
  run: StepRun,
  { name, edges }: TemplateInput,
  files: readonly string[],
): LinePart {
  const declared = run.step.inputs.findLast((it) => it.name?.value === name);
  if (!declared) {
    return files.length + edges.length > 0 ? undeclaredPart(run, inputTarget(name)) : nothing;
  }
  const option = run.options.optionOf(inputTarget(name));
  const canHold = option !== undefined && !files.some((it) => it.includes("\0"));
  const words = canHold ? files.map((it) => `${option}=${it}`) : [];
  const remark = words.length > 0 ? leftOutEdges(edges) : whatIsTaken(run, declared, edges, files);
  return { words, remarks: remark === undefined ? [] : [`Input "${name}"${remark}`] };
}

function leftOutEdges(edges: readonly string[]): string | undefined {
  return edges.length > 0 ? `: vh leaves out the files of an edge, ${edges.join(", ")}` : undefined;
}

/** What `vh` does for an input without an option, to follow the input's name; undefined where that is what is shown. */
function whatIsTaken(
  run: StepRun,
  { name, defaults, hasDefault, optional }: Input,
  edges: readonly string[],
  files: readonly string[],
): string | undefined {
  const own = defaults.map((it) => it.value);
  const taken = takenByDefault(own, optional || hasDefault);
  if (edges.length > 0) return ` is filled by an edge, ${edges.join(", ")}: ${taken}`;
  if (isSameList(files, own)) return hasDefault || optional ? undefined : ` has no file: ${taken}`;
  const shared = sharedOption(run, inputTarget(name?.value ?? ""));
  if (files.length === 0) return ` is cleared by the override: ${taken}`;
  return ` ${shared ?? "has a file that no command line can hold"}: ${taken}`;
}

/** The files that the step itself gives an input. */
export function defaultFiles({ step }: StepRun, name: string): readonly string[] {
  const declared = step.inputs.findLast((it) => it.name?.value === name);
  return (declared?.defaults ?? []).map((it) => it.value);
}

function takenByDefault(defaults: readonly string[], canBeEmpty: boolean): string {
  if (defaults.length > 0) return `vh takes the step's default, ${clipped(defaults.join(", "))}`;
  return canBeEmpty ? "vh sends no file" : "vh rejects the line, because the input is required";
}

/** Whether two lists hold the same texts in the same order. */
export function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((it, index) => it === b[index]);
}

function valueText(value: Value): string {
  return clipped(strictJsonText(value));
}

/** The maximum length of a value in a comment; the line itself holds the whole value. */
const longestValue = 80;

function clipped(text: string): string {
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}
