import type { TextEdit } from "#core/base/edit.ts";
import { oncePerPair } from "#core/base/once-per.ts";
import type { Value } from "#core/base/value.ts";
import { type Document, itemNamed } from "#core/document/document.ts";
import { type NodeInPipeline, nodesOfStep } from "#core/document/document-view.ts";
import { nodeInflows } from "#core/document/node-inflows.ts";
import type { PipelineNode } from "#core/model/config.ts";
import { runsStep } from "#core/model/step-node.ts";
import { scalarText } from "#core/syntax/quote.ts";
import { sourceOf } from "./edit-source.ts";
import { insertListEntry } from "./insert-entry.ts";
import type { Fragment } from "./yaml-text.ts";

/** The lists of a step in which names are declared, by the socket type that they serve. */
const lists = {
  input: "inputs",
  parameter: "parameters",
  output: "outputs",
  "environment-variable": "environment-variables",
} as const;

export type Declarable = keyof typeof lists;

/** Whether a socket type is one whose keys a step declares. */
export function isDeclarable(type: string | undefined): type is Declarable {
  return type !== undefined && type in lists;
}

/** Something to be declared on a step. */
export interface Declaration {
  readonly kind: Declarable;
  readonly name: string;
  /** The type of a parameter, where it is known. */
  readonly type?: string | undefined;
}

/** The edits of the file that add a declaration to the step of this name, in that step's own style; optional if a run would have no value for it. */
export function declareOnStep(
  document: Document,
  step: string,
  declaration: Declaration,
): readonly TextEdit[] | undefined {
  const placed = itemNamed(document, "step", step);
  if (!placed?.item.entry) return undefined;
  const { kind, name, type } = declaration;
  const pairs: (readonly [string, Fragment])[] = [["name", scalarText(name, "flow")]];
  if (kind === "parameter" && type !== undefined && type !== "string") pairs.push(["type", type]);
  if (needsOptional(document, step, declaration)) pairs.push(["optional", "true"]);
  return insertListEntry(sourceOf(placed), placed.item.entry.value, lists[kind], { pairs });
}

/** The parameter type that a value belongs to. */
export function parameterTypeOf(
  value: Value | undefined,
): "integer" | "float" | "flag" | undefined {
  switch (value?.kind) {
    case "integer":
      return "integer";
    case "float":
      return "float";
    case "boolean":
      return "flag";
    default:
      return undefined;
  }
}

/** A required name would have no value in nodes of the step that nothing feeds. */
function needsOptional(document: Document, step: string, { kind, name, type }: Declaration) {
  if (kind !== "input" && kind !== "parameter") return false;
  if (type === "flag") return false;
  const { nodes, feeding } = served(nodesOfStep(document, step), `${kind}s`);
  return (feeding.get(name) ?? 0) < nodes;
}

type FedList = "inputs" | "parameters";

/** How many nodes run a step, and how many of them provide each name. */
interface Served {
  readonly nodes: number;
  readonly feeding: ReadonlyMap<string, number>;
}

const served = oncePerPair((placed: readonly NodeInPipeline[], list: FedList): Served => {
  const feeding = new Map<string, number>();
  const nodes = placed.filter((it) => it.node.node.kind !== "deployment");
  for (const { view, node } of nodes) {
    const names = [...(nodeInflows(view).get(node)?.[list] ?? []), ...overridden(node.node, list)];
    for (const it of new Set(names)) feeding.set(it, (feeding.get(it) ?? 0) + 1);
  }
  return { nodes: nodes.length, feeding };
});

function overridden(node: PipelineNode, list: FedList): readonly string[] {
  if (!runsStep(node)) return [];
  const entries = node.override?.[list] ?? [];
  return entries.flatMap((it) => (it.default && it.name ? it.name.value : []));
}
