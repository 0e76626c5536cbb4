import { isSocketPart } from "#core/model/socket.ts";
import { itemSchema } from "#core/schema/index.ts";
import { scalarText } from "#core/syntax/quote.ts";
import type { Completer } from "./completer.ts";
import type { CompletionPlace } from "./completion-place.ts";
import { isEmptyEntry } from "./entry-template.ts";
import { printedLists } from "./metadata-keys.ts";
import { namedStep, needsSteps, variedStep } from "./new-steps.ts";
import { newStops, type Stops } from "./snippet.ts";
import { itemInsertion, type Pairs } from "./template.ts";

/** Whole items that do more than a bare one of their kind. */
export const itemTemplateCompleter: Completer = {
  name: "item-template",
  offers(place) {
    const point = place.points.find(
      ({ schema }) => schema.kind === "object" && schema.object === itemSchema,
    );
    if (!point || place.quote !== "" || place.flow || !isEmptyEntry(place)) return [];
    const areNeeded = needsSteps(place, point);
    return templates.map(({ label, item, detail, parts }, index) => {
      const { pairs, steps } = parts(place, newStops());
      const before = areNeeded && steps ? steps() : [];
      return {
        label,
        kind: "snippet",
        detail,
        ...itemInsertion(place, point, item, pairs, before),
        filterText: label,
        rank: afterItems + index,
      };
    });
  },
};

/** The rank of the first of these: after the items themselves. */
const afterItems = 1000;

interface ItemParts {
  readonly pairs: Pairs;
  /** The steps that it runs, for a file that has none. */
  readonly steps?: () => readonly Pairs[];
}

interface ItemTemplate {
  readonly label: string;
  readonly item: "pipeline" | "task";
  readonly detail: string;
  parts(place: CompletionPlace, stops: Stops): ItemParts;
}

const templates: readonly ItemTemplate[] = [
  {
    label: "two-step pipeline",
    item: "pipeline",
    detail: "the outputs of one step are an input of the next",
    parts(place, stops) {
      const { document, names } = place;
      const steps = document.names.names("step").filter(isSocketPart);
      const [first = "preprocess", second = "train"] = steps;
      const inputs = names
        .step(second)
        ?.inputs.map((it) => it.name)
        .filter(isSocketPart);
      const [name, from, to] = [stops("my-pipeline"), stops(first), stops(second)];
      const files = stops("*");
      const input = stops(inputs?.[0] ?? "dataset");
      const pairs: Pairs = [
        ["name", name],
        ["nodes", { list: [node(from, "execution"), node(to, "execution")] }],
        ["edges", { list: [`[${from}.output.${files}, ${to}.input.${input}]`] }],
      ];
      const inputList: Pairs = [["inputs", { list: [{ pairs: [["name", input]] }] }]];
      return {
        pairs,
        steps: () => [namedStep(place, first, from), namedStep(place, second, to, inputList)],
      };
    },
  },
  {
    label: "dynamic task pipeline",
    item: "pipeline",
    detail: "a step runs once for each value of a list that another one prints",
    parts(place, stops) {
      const { producer, consumer, key, parameter } = fanOutParts(place);
      const [name, from, to] = [stops("my-pipeline"), stops(producer), stops(consumer)];
      const source = `${from}.metadata.${stops(key)}`;
      const target = stops(parameter);
      const pairs: Pairs = [
        ["name", name],
        ["nodes", { list: [node(from, "execution"), node(to, "task")] }],
        ["edges", { list: [`[${source}, ${to}.parameter.${target}]`] }],
      ];
      const declared: Pairs = [
        ["name", target],
        ["type", "integer"],
      ];
      const parameters: Pairs = [["parameters", { list: [{ pairs: declared }] }]];
      return {
        pairs,
        steps: () => [namedStep(place, producer, from), namedStep(place, consumer, to, parameters)],
      };
    },
  },
  {
    label: "bayesian optimization",
    item: "task",
    detail: "a task that lets an optimizer pick the values",
    parts(place, stops) {
      const name = stops("my-task");
      const { step, parameter, ...more } = optimized(place, stops);
      const pairs: Pairs = [
        ["name", name],
        ["step", step],
        ["type", "bayesian_tpe"],
        ["execution-count", stops("50")],
        ["execution-batch-size", stops("10")],
        ["optimization-target-metric", stops("accuracy")],
        ["optimization-target-value", stops("0.98")],
        ["engine", "optuna"],
        ["parameters", { list: [{ pairs: linearPairs(parameter, stops) }] }],
      ];
      return { pairs, ...more };
    },
  },
];

function node(step: string, type: string) {
  const pairs: Pairs = [
    ["name", step],
    ["type", type],
    ["step", step],
  ];
  return { pairs };
}

interface Optimized extends Pick<ItemParts, "steps"> {
  readonly step: string;
  readonly parameter: string;
}

/** The first step that has parameters, with the first of these; in a file without steps, one of a usual name. */
function optimized(place: CompletionPlace, stops: Stops): Optimized {
  const { document, names } = place;
  const all = document.names.names("step");
  if (all.length === 0) {
    const { pairs, ...varied } = variedStep(place, stops);
    return { ...varied, steps: () => [pairs] };
  }
  const [first = ""] = all;
  const step = all.find((it) => names.step(it)?.parameters.length) ?? first;
  const parameter = names.step(step)?.parameters[0]?.name;
  return {
    step: stops(scalarText(step, "flow")),
    parameter: stops(parameter === undefined ? "" : scalarText(parameter, "flow")),
  };
}

function linearPairs(parameter: string, stops: Stops): Pairs {
  return [
    ["name", parameter],
    ["style", "linear"],
    [
      "rules",
      {
        pairs: [
          ["start", stops("0.001")],
          ["end", stops("0.1")],
          ["step", stops("0.001")],
        ],
      },
    ],
  ];
}

interface FanOutParts {
  readonly producer: string;
  readonly consumer: string;
  readonly key: string;
  readonly parameter: string;
}

/** Two steps of which one prints a list and the other needs a value; otherwise the first two steps. */
function fanOutParts(place: CompletionPlace): FanOutParts {
  const all = place.document.names.names("step").filter(isSocketPart);
  const lists = (step: string) => printedLists(place, step).filter(isSocketPart);
  const parametersOf = (step: string) =>
    place.names.step(step)?.parameters.filter((it) => isSocketPart(it.name));
  const needs = (step: string) =>
    parametersOf(step)?.find((it) => !it.optional && it.default === undefined);
  const producer = all.find((it) => lists(it).length > 0) ?? all[0] ?? "preprocess";
  const others = all.filter((it) => it !== producer);
  const consumer = others.find((it) => needs(it)) ?? others[0] ?? "train";
  const parameter = needs(consumer) ?? parametersOf(consumer)?.[0];
  return {
    producer,
    consumer,
    key: lists(producer)[0] ?? "ids",
    parameter: parameter?.name ?? "id",
  };
}
