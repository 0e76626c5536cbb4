import type { Document } from "#core/document/document.ts";
import { scalarText } from "#core/syntax/quote.ts";

/** What a quick fix writes after a missing key: something that is accepted there and easy to replace. */
export function sampleValue(key: string, document: Document, owner = ""): string | undefined {
  // The name of a variant parameter is that of a parameter, and it is unknown which.
  if (owner === "variant parameter" && key === "name") return undefined;
  const own = Object.hasOwn(samplesOf, owner) ? samplesOf[owner]?.[key] : undefined;
  if (own !== undefined) return own;
  const kind = nameKinds[key];
  const first = kind && document.names.names(kind)[0];
  if (first !== undefined) return scalarText(first, "flow");
  return Object.hasOwn(samples, key) ? samples[key] : undefined;
}

const nameKinds: { readonly [key: string]: "step" | "task" | "deployment" } = {
  step: "step",
  task: "task",
  deployment: "deployment",
};

const samples: { readonly [key: string]: string } = {
  name: "my-name",
  image: "python:3.12",
  nodes: "[]",
  edges: "[]",
  when: "node-complete",
  then: "stop-pipeline",
  path: "model.pkl",
};

/** Samples for keys that mean something else in each kind of mapping. */
const samplesOf: { readonly [owner: string]: { readonly [key: string]: string } } = {
  node: { type: "execution" },
  parameter: { type: "string" },
  mount: { source: "/source", destination: "/destination" },
  "shared volume": { "pvc-name": "my-volume", "mount-path": "/models" },
  "workspace volume": { size: "10", "mount-path": "/workspace" },
};
