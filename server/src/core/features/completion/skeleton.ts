import { deployment } from "../../schema/deployment.ts";
import { endpoint } from "../../schema/endpoint.ts";
import type { ObjectSchema, ValueSchema } from "../../schema/object-schema.ts";
import { pipeline } from "../../schema/pipeline.ts";
import { pipelineParameter } from "../../schema/pipeline-parameter.ts";
import { step } from "../../schema/step.ts";
import { task } from "../../schema/task.ts";
import { rulesOfStyle, variantParameter } from "../../schema/variant-parameter.ts";
import type { Document } from "../document.ts";
import { type Fragment, scalarText } from "../edits/yaml-text.ts";
import { sampleValue } from "../sample-value.ts";
import type { Stops } from "./snippet.ts";
import type { Pairs } from "./template.ts";
import { usedValues } from "./used-value.ts";

/** What a value begins with: its required keys with stops for their values; nothing where it has none. */
export function skeletonOf(
  schema: ValueSchema,
  document: Document,
  stops: Stops,
): Fragment | undefined {
  switch (schema.kind) {
    case "object": {
      const pairs = objectSkeleton(schema.object, document, stops);
      return pairs.length > 0 ? { pairs } : undefined;
    }
    case "list": {
      const entry = skeletonOf(schema.of, document, stops);
      return entry && { list: [entry] };
    }
    default:
      return undefined;
  }
}

/** The required keys of a mapping with stops for their values. */
export function objectSkeleton(object: ObjectSchema, document: Document, stops: Stops): Pairs {
  const own = beginnings.get(object);
  if (own) return own(document, stops);
  const required = Object.entries(object.properties).filter(([, it]) => it.required);
  return required.map(([key, { value }], index) => [
    key,
    skeletonOf(value, document, stops) ?? stops(startOf(key, value, index, required.length)),
  ]);
}

/** A lone text and a name that is offered are left to be typed; other values show what could stand there. */
function startOf(key: string, value: ValueSchema, index: number, count: number): string {
  if (value.kind === "string" && value.refersTo) return "";
  if (value.kind === "number" || value.kind === "integer") return ruleSamples[key] ?? "1";
  const choice = value.kind === "either" ? value.options[0] : value;
  if (choice?.kind === "string" && choice.choices) return choice.choices[0]?.value ?? "";
  return index === 0 || count === 1 ? "" : (samples[key] ?? "");
}

const samples: { readonly [key: string]: string } = {
  path: "model.pkl",
  destination: "/mnt/data",
};

const ruleSamples: { readonly [key: string]: string } = {
  start: "0",
  min: "0",
  step: "1",
  end: "10",
  max: "10",
  count: "5",
};

function usualImage(document: Document): string {
  return scalarText(usedValues(document, "image")[0] ?? "python:3.12", "flow");
}

type MakePairs = (document: Document, stops: Stops) => Pairs;

/** Mappings whose useful beginning is more than their required keys. */
const beginnings: ReadonlyMap<ObjectSchema, MakePairs> = new Map<ObjectSchema, MakePairs>([
  [
    step,
    (document, stops) => [
      ["name", stops("my-step")],
      ["image", stops(usualImage(document))],
      ["command", { list: [`python ${stops("main.py")}`] }],
    ],
  ],
  [
    task,
    (document, stops) => [
      ["name", stops("my-task")],
      ["step", stops(sampleValue("step", document) ?? "my-step")],
      ["type", stops("grid_search")],
      ["parameters", { list: [{ pairs: variantPairs("multiple", stops) }] }],
    ],
  ],
  [
    pipeline,
    (document, stops) => [
      ["name", stops("my-pipeline")],
      ["nodes", { list: [{ pairs: nodePairs("execution", document, stops) }] }],
      ["edges", { list: [] }],
    ],
  ],
  [
    endpoint,
    (document, stops) => [
      ["name", stops("my-endpoint")],
      ["image", stops(usualImage(document))],
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

/** A node of a kind that runs or deploys the first that there is. */
export function nodePairs(
  type: "execution" | "task" | "deployment",
  document: Document,
  stops: Stops,
): Pairs {
  const runs = type === "deployment" ? "deployment" : "step";
  const name = sampleValue(runs, document) ?? `my-${runs}`;
  const own: Pairs = [
    ["name", stops(name.includes(".") ? "my-node" : name)],
    ["type", type],
    [runs, stops(name)],
  ];
  return type === "deployment" ? [...own, ["endpoints", { list: [stops()] }]] : own;
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
  return keys.map((key) => [key, stops(ruleSamples[key] ?? "1")]);
}
