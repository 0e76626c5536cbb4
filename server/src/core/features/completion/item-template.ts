import { itemSchema } from "#core/schema/index.ts";
import { isPlainSafe, scalarText } from "#core/syntax/quote.ts";
import type { Completer } from "./completer.ts";
import type { CompletionPlace } from "./completion-place.ts";
import { isEmptyEntry } from "./entry-template.ts";
import { printedLists } from "./metadata-keys.ts";
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
    return templates.map(({ label, item, detail, pairs }, index) => ({
      label,
      kind: "snippet",
      detail,
      ...itemInsertion(place, point, item, pairs(place, newStops())),
      filterText: label,
      rank: afterItems + index,
    }));
  },
};

const afterItems = 1000;

interface ItemTemplate {
  readonly label: string;
  readonly item: "pipeline" | "task";
  readonly detail: string;
  pairs(place: CompletionPlace, stops: Stops): Pairs;
}

const templates: readonly ItemTemplate[] = [
  {
    label: "two-step pipeline",
    item: "pipeline",
    detail: "the outputs of one step are an input of the next",
    pairs({ document, names }, stops) {
      const steps = document.names.names("step").filter(isSocketPart);
      const [first = "preprocess", second = "train"] = steps;
      const inputs = names
        .step(second)
        ?.inputs.map((it) => it.name)
        .filter(isSocketPart);
      const input = inputs?.[0] ?? "dataset";
      const [name, from, to] = [stops("my-pipeline"), stops(first), stops(second)];
      return [
        ["name", name],
        ["nodes", { list: [node(from, "execution"), node(to, "execution")] }],
        ["edges", { list: [`[${from}.output.${stops("*")}, ${to}.input.${stops(input)}]`] }],
      ];
    },
  },
  {
    label: "dynamic task pipeline",
    item: "pipeline",
    detail: "a step runs once for each value of a list that another one prints",
    pairs(place, stops) {
      const { producer, consumer, key, parameter } = fanOutParts(place);
      const [name, from, to] = [stops("my-pipeline"), stops(producer), stops(consumer)];
      const source = `${from}.metadata.${stops(key)}`;
      return [
        ["name", name],
        ["nodes", { list: [node(from, "execution"), node(to, "task")] }],
        ["edges", { list: [`[${source}, ${to}.parameter.${stops(parameter)}]`] }],
      ];
    },
  },
  {
    label: "bayesian optimization",
    item: "task",
    detail: "a task that lets an optimizer pick the values",
    pairs({ document, names }, stops) {
      const step = document.names.names("step").find((it) => names.step(it)?.parameters.length);
      const parameter = step === undefined ? undefined : names.step(step)?.parameters[0]?.name;
      return [
        ["name", stops("my-task")],
        ["step", stops(scalarText(step ?? "my-step", "flow"))],
        ["type", "bayesian_tpe"],
        ["execution-count", stops("50")],
        ["execution-batch-size", stops("10")],
        ["optimization-target-metric", stops("accuracy")],
        ["optimization-target-value", stops("0.98")],
        ["engine", "optuna"],
        [
          "parameters",
          {
            list: [
              {
                pairs: linearPairs(
                  parameter === undefined ? "" : scalarText(parameter, "flow"),
                  stops,
                ),
              },
            ],
          },
        ],
      ];
    },
  },
];

/** A name that is in several places of a snippet at once, also within the sockets of an edge. */
function isSocketPart(name: string): boolean {
  return !name.includes(".") && isPlainSafe(name, "flow");
}

function node(step: string, type: string) {
  const pairs: Pairs = [
    ["name", step],
    ["type", type],
    ["step", step],
  ];
  return { pairs };
}

function linearPairs(parameter: string, stops: Stops): Pairs {
  return [
    ["name", stops(parameter)],
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
