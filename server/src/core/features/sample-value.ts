import type { Document } from "./document.ts";
import { scalarText } from "./edits/yaml-text.ts";

/** What a quick fix writes behind a key that lacks: something that is accepted there and easily replaced. */
export function sampleValue(key: string, document: Document): string | undefined {
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
  command: "python main.py",
  type: "execution",
  nodes: "[]",
  edges: "[]",
  when: "node-complete",
  then: "stop-pipeline",
  path: "model.pkl",
  source: "/source",
  destination: "/destination",
};
