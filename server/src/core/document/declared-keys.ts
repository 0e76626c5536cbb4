import { baseName } from "#core/base/base-name.ts";
import { isGlob, matchesGlob } from "#core/base/glob.ts";
import { variablesOf } from "#core/model/resolve.ts";
import type { SocketType } from "#core/model/socket.ts";
import { knownStep, type NodeView } from "./pipeline-view.ts";

/** The names that a node has for a socket type, by its step and its override; undefined where they cannot be known or are free. */
export function declaredKeys(node: NodeView, type: SocketType): readonly string[] | undefined {
  const step = knownStep(node);
  if (!step) return undefined;
  switch (type) {
    case "input":
      return step.inputs.map((it) => it.name);
    case "parameter":
      return step.parameters.map((it) => it.name);
    case "environment-variable":
      return variablesOf(node.node, step);
    case "output":
      return step.outputs.length > 0 ? step.outputs : undefined;
    case "metadata":
    case "file":
    case "deployment":
    case "dependency":
      return undefined;
  }
}

/** Whether the key of a source names something that is declared: input and output keys may be patterns. */
export function matchesSource(key: string, type: SocketType, declared: readonly string[]): boolean {
  switch (type) {
    case "input":
      return declared.some((it) => matchesGlob(it, key));
    case "output":
      return declared.some((it) => matchesOutput(key, it));
    default:
      return declared.includes(key);
  }
}

/** Whether the key is a pattern rather than a name. */
export function isPattern(key: string, type: SocketType): boolean {
  return isGlob(key) && (type === "input" || type === "output");
}

/**
 * Declared outputs describe files loosely: as a pattern, without an extension, or as the folder that holds them.
 * `model` covers `model.pkl`, `model*` and `model/weights.h5`, and `*.csv` covers `results/a.csv`.
 */
function matchesOutput(key: string, declared: string): boolean {
  if (matchesGlob(declared, key) || matchesGlob(key, declared)) return true;
  if (key.startsWith(`${declared}.`) || key.startsWith(`${declared}/`)) return true;
  return matchesGlob(baseName(declared), baseName(key)) || declared.startsWith(`${key}.`);
}

/** What a message calls a socket type that a step declares. */
export const keyWords: { readonly [T in SocketType]: string } = {
  output: "output",
  input: "input",
  parameter: "parameter",
  metadata: "metadata key",
  "environment-variable": "environment variable",
  file: "file",
  deployment: "deployment property",
  dependency: "dependency",
};
