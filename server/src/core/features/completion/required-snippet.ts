import { freeName } from "#core/edits/free-name.ts";
import { sampleValue } from "#core/edits/sample-value.ts";
import type { Fragment } from "#core/edits/yaml-text.ts";
import type { PipelineNode } from "#core/model/config.ts";
import { deployment } from "#core/schema/deployment.ts";
import { endpoint } from "#core/schema/endpoint.ts";
import type { ObjectSchema, ValueSchema } from "#core/schema/object-schema.ts";
import { pipeline } from "#core/schema/pipeline.ts";
import { pipelineParameter } from "#core/schema/pipeline-parameter.ts";
import { step } from "#core/schema/step.ts";
import { task } from "#core/schema/task.ts";
import { rulesOfStyle, variantParameter } from "#core/schema/variant-parameter.ts";
import { scalarText } from "#core/syntax/quote.ts";
import { type CompletionPlace, pipelineOf } from "./completion-place.ts";
import { usualImage } from "./new-steps.ts";
import { nextStep } from "./next-step.ts";
import type { Stops } from "./snippet.ts";
import type { Pairs } from "./template.ts";

/** What a value begins with: its required keys with stops for their values; undefined if there are none. */
export function requiredSnippet(
  schema: ValueSchema,
  place: CompletionPlace,
  stops: Stops,
): Fragment | undefined {
  switch (schema.kind) {
    case "object": {
      const pairs = requiredPairs(schema.object, place, stops);
      return pairs.length > 0 ? { pairs } : undefined;
    }
    case "list": {
      const entry = requiredSnippet(schema.of, place, stops);
      return entry && { list: [entry] };
    }
    default:
      return undefined;
  }
}

/** The required keys of a mapping with stops for their values. */
function requiredPairs(object: ObjectSchema, place: CompletionPlace, stops: Stops): Pairs {
  const own = beginnings.get(object);
  if (own) return own(place, stops);
  const required = Object.entries(object.properties).filter(([, it]) => it.required);
  return required.map(([key, { value }], index) => [
    key,
    requiredSnippet(value, place, stops) ?? stops(startOf(key, value, index, required.length)),
  ]);
}

/** A single text or a name with offers stays empty to be typed; other values show an example. */
function startOf(key: string, value: ValueSchema, index: number, count: number): string {
  if (value.kind === "string" && value.refersTo) return "";
  if (value.kind === "number" || value.kind === "integer") return numberSamples[key] ?? "1";
  const choice = value.kind === "either" ? value.options[0] : value;
  if (choice?.kind === "string" && choice.choices) return choice.choices[0]?.value ?? "";
  return index === 0 || count === 1 ? "" : (samples[key] ?? "");
}

const samples: { readonly [key: string]: string } = {
  path: "model.pkl",
  destination: "/mnt/data",
  "mount-path": "/models",
};

const numberSamples: { readonly [key: string]: string } = {
  start: "0",
  min: "0",
  step: "1",
  end: "10",
  max: "10",
  count: "5",
  size: "10",
};

type MakePairs = (place: CompletionPlace, stops: Stops) => Pairs;

/** Mappings whose useful beginning is more than their required keys. */
const beginnings: ReadonlyMap<ObjectSchema, MakePairs> = new Map<ObjectSchema, MakePairs>([
  [
    step,
    (place, stops) => {
      const { name, image, command } = nextStep(place);
      return [
        ["name", stops(name)],
        ["image", stops(image ?? usualImage(place))],
        ["command", { list: [stops(scalarText(command, place.flow ? "flow" : "block"))] }],
      ];
    },
  ],
  [
    task,
    ({ document }, stops) => [
      ["name", stops("my-task")],
      ["step", stops(sampleValue("step", document) ?? "my-step")],
      ["type", stops("grid_search")],
      ["parameters", { list: [{ pairs: variantPairs("multiple", stops) }] }],
    ],
  ],
  [
    pipeline,
    (place, stops) => [
      ["name", stops("my-pipeline")],
      ["nodes", { list: [{ pairs: nodePairs("execution", place, stops) }] }],
      ["edges", stops("[]")],
    ],
  ],
  [
    endpoint,
    (place, stops) => [
      ["name", stops("my-endpoint")],
      ["image", stops(usualImage(place))],
      ["server-command", stops("uvicorn main:app --port 8000")],
    ],
  ],
  [
    deployment,
    (_, stops) => [
      ["name", stops("my-deployment")],
      ["defaults", { pairs: [["target", stops("my-cluster")]] }],
    ],
  ],
  [variantParameter, (_, stops) => variantPairs("multiple", stops)],
  [
    pipelineParameter,
    (_, stops) => [
      ["name", stops()],
      ["targets", { list: [stops()] }],
    ],
  ],
]);

/** A node of a kind that runs or deploys the first item that the pipeline does not use yet, under a name of its own. */
export function nodePairs(
  type: "execution" | "task" | "deployment",
  place: CompletionPlace,
  stops: Stops,
): Pairs {
  const runs = type === "deployment" ? "deployment" : "step";
  const nodes = pipelineOf(place)?.nodes ?? [];
  const used = new Set(nodes.flatMap((it) => usedBy(it, runs) ?? []));
  const names = place.document.names.names(runs);
  const chosen = names.find((it) => !used.has(it)) ?? names[0] ?? `my-${runs}`;
  const taken = nodes.flatMap((it) => it.name?.value ?? []);
  const name = chosen.replaceAll(".", "-");
  const own: Pairs = [
    ["name", stops(scalarText(taken.includes(name) ? freeName(name, taken) : name, "flow"))],
    ["type", type],
    [runs, stops(scalarText(chosen, "flow"))],
  ];
  return type === "deployment" ? [...own, ["endpoints", { list: [stops()] }]] : own;
}

function usedBy(node: PipelineNode, runs: "step" | "deployment"): string | undefined {
  if (node.kind === "deployment") return runs === "deployment" ? node.deployment?.value : undefined;
  return node.kind !== "unknown" && runs === "step" ? node.step?.value : undefined;
}

/** A parameter of a task whose values are made in this way. */
export function variantPairs(style: string, stops: Stops): Pairs {
  const name = stops();
  return [
    ["name", name],
    ["style", style],
    ["rules", { pairs: rulePairs(style, stops) }],
  ];
}

function rulePairs(style: string, stops: Stops): Pairs {
  if (style === "multiple") return [["items", `[${stops()}]`]];
  const keys = rulesOfStyle[style]?.required ?? [];
  return keys.map((key) => [key, stops(numberSamples[key] ?? "1")]);
}
