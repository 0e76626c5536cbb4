import type { Fragment } from "#core/edits/yaml-text.ts";
import { parametersOf } from "#core/scripts/declarations.ts";
import { commandForStep } from "#core/scripts/step-command.ts";
import { scalarText } from "#core/syntax/quote.ts";
import type { CompletionPlace, InsertionPoint } from "./completion-place.ts";
import { cursorLine } from "./marker.ts";
import { nextStep } from "./next-step.ts";
import { type Stops, snippetText } from "./snippet.ts";
import type { Pairs } from "./template.ts";
import { usedValues } from "./used-value.ts";

/** Whether an item at this place needs steps before it: the file has none, and a dash comes right before the item. */
export function needsSteps(
  { document, flow, typed }: CompletionPlace,
  point: InsertionPoint,
): boolean {
  if (flow || document.names.names("step").length > 0) return false;
  const line = document.text.slice(cursorLine(document.text, typed.start).start, typed.start);
  return /(?<!\S)- $/.test(line + point.lead);
}

/** An item of a file without steps, and the steps that it runs, to be written before it. */
export interface FirstItem {
  readonly pairs: Pairs;
  readonly steps: readonly Pairs[];
}

/** A pipeline with one node, and the step that the node runs, to be written before it. */
export function firstPipeline(place: CompletionPlace, stops: Stops): FirstItem {
  const pipeline = stops("my-pipeline");
  const next = nextStep(place);
  const name = stops(scalarText(next.name, "flow"));
  const node: Pairs = [
    ["name", name],
    ["type", "execution"],
    ["step", name],
  ];
  return {
    pairs: [
      ["name", pipeline],
      ["nodes", { list: [{ pairs: node }] }],
      ["edges", stops("[]")],
    ],
    steps: [stepPairs(place, name, next)],
  };
}

/** What a task varies in a file without steps: a step that it runs, and the parameter of that step. */
export interface VariedStep {
  readonly step: string;
  readonly parameter: string;
  /** The step, to be written before the task. */
  readonly pairs: Pairs;
}

/** A step with one parameter of type float, for a task in a file that has no steps. */
export function variedStep(place: CompletionPlace, stops: Stops): VariedStep {
  const step = stops(variedName);
  const parameter = stops(scalarText(floatOfScript(place) ?? "learning_rate", "flow"));
  const declared: Pairs = [
    ["name", parameter],
    ["type", "float"],
  ];
  const parameters: Pairs = [["parameters", { list: [{ pairs: declared }] }]];
  return { step, parameter, pairs: namedStep(place, variedName, step, parameters) };
}

const variedName = "train";

/** The first parameter of type float that the script of the step takes. */
function floatOfScript({ document, request }: CompletionPlace): string | undefined {
  const { script: path } = commandForStep(variedName, document, request.host);
  const script = path === undefined ? undefined : request.code?.script(path)?.script;
  const isFloat = ([key, value]: readonly [string, Fragment]) =>
    key === "type" && value === "float";
  return script && parametersOf(script).find(({ pairs }) => pairs.some(isFloat))?.name;
}

/** A task that tries some values of a parameter, and the step that it runs, to be written before it. */
export function firstTask(place: CompletionPlace, stops: Stops): FirstItem {
  const name = stops("my-task");
  const { step, parameter, pairs } = variedStep(place, stops);
  const varied: Pairs = [
    ["name", parameter],
    ["style", "multiple"],
    ["rules", { pairs: [["items", `[${stops("0.001, 0.01, 0.1")}]`]] }],
  ];
  return {
    pairs: [
      ["name", name],
      ["step", step],
      ["type", "grid_search"],
      ["parameters", { list: [{ pairs: varied }] }],
    ],
    steps: [pairs],
  };
}

/** A step of a usual name, whose stop is given; what else it has comes at its end. */
export function namedStep(
  place: CompletionPlace,
  name: string,
  stop: string,
  more: Pairs = [],
): Pairs {
  const { command, image } = commandForStep(name, place.document, place.request.host);
  const takesParameters = more.some(([key]) => key === "parameters");
  const whole = takesParameters ? `${command} {parameters}` : command;
  return [...stepPairs(place, stop, { command: whole, image }), ...more];
}

function stepPairs(
  place: CompletionPlace,
  name: string,
  { command, image }: { readonly command: string; readonly image: string | undefined },
): Pairs {
  return [
    ["name", name],
    ["image", snippetText(image ?? usualImage(place))],
    ["command", { list: [snippetText(scalarText(command, "block"))] }],
  ];
}

/** The image of the other steps, or one for Python. */
export function usualImage({ document }: CompletionPlace): string {
  return scalarText(usedValues(document, "image")[0] ?? "python:3.12", "flow");
}
