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

/** A pipeline with one node, and the step that the node runs, to be written before it. */
export function firstPipeline(
  place: CompletionPlace,
  stops: Stops,
): { readonly pairs: Pairs; readonly steps: readonly Pairs[] } {
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
