import { dedent } from "./marked-text.ts";

/** Items of a valohai.yaml as one text. */
export function file(...items: readonly string[]): string {
  return items.map((it) => `${dedent(it).trimEnd()}\n`).join("");
}

/** A step that lacks nothing, with more keys below. */
export function step(name: string, keys = ""): string {
  const own = `- step:\n    name: ${name}\n    image: python:3.12\n    command: python ${name}.py\n`;
  return own + indented(keys, 4);
}

/** A task blueprint that runs the step "train", with more keys below. */
export function task(name: string, keys: string): string {
  return `- task:\n    name: ${name}\n    step: train\n${indented(keys, 4)}`;
}

/** A pipeline with these nodes and, below them, more keys. */
export function pipeline(nodes: string, keys = "edges: []"): string {
  return `- pipeline:\n    name: main\n    nodes:\n${indented(nodes, 6)}${indented(keys, 4)}`;
}

function indented(text: string, width: number): string {
  const plain = dedent(text).trimEnd();
  if (plain === "") return "";
  return `${plain.replace(/^(?=.)/gm, " ".repeat(width))}\n`;
}
