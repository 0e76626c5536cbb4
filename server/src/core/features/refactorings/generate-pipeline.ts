import type { Document } from "#core/document/document.ts";
import { likelyEdges } from "#core/document/likely-edges.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import { freeName } from "#core/edits/free-name.ts";
import { insertItem, itemLines, itemStyleOf } from "#core/edits/new-item.ts";
import type { Fragment } from "#core/edits/yaml-text.ts";
import type { Pipeline, Step } from "#core/model/config.ts";
import { parsePiece } from "#core/model/piece.ts";
import { scalarText } from "#core/syntax/quote.ts";
import type { Refactoring, Rewrite, Selection } from "./refactoring.ts";

/** Makes a pipeline of the selected steps, with an edge for each input that one of them can fill. */
export const generatePipeline: Refactoring = {
  name: "generate-pipeline",
  kind: "extract",
  propose(selection) {
    const steps = selectedSteps(selection);
    return steps.length === 0 ? [] : [pipelineOf(selection.document, steps)];
  },
};

interface SelectedStep {
  readonly placed: PlacedItem;
  readonly name: string;
}

/** The steps that a selection covers or cuts; for a cursor without a selection, the step whose key or name it is on. */
function selectedSteps({ document, range, placed, place }: Selection): readonly SelectedStep[] {
  if (range.start === range.end) {
    const isTitle =
      place.path.length === 1 || (place.path.length === 2 && place.path[1] === "name");
    return isTitle ? asStep(placed) : [];
  }
  return document.items
    .filter(({ item, start }) => {
      const { range: own } = item.node;
      return start + own.start < range.end && range.start < start + own.end;
    })
    .flatMap(asStep);
}

function asStep(placed: PlacedItem): readonly SelectedStep[] {
  const config: Step | undefined =
    placed.item.config?.kind === "step" ? placed.item.config : undefined;
  return config?.name ? [{ placed, name: config.name.value }] : [];
}

function pipelineOf(document: Document, steps: readonly SelectedStep[]): Rewrite {
  const names = [...new Set(steps.map((it) => it.name))];
  const nodes = names.map((it) => nodeOf(it));
  const edges = edgesBetween(document, nodes).map(([from, to]): Fragment => {
    return { list: [scalarText(from, "flow"), scalarText(to, "flow")] };
  });
  const taken = document.names.names("pipeline");
  const wanted = names.length === 1 ? `${names[0]}-pipeline` : "my-pipeline";
  const name = taken.includes(wanted) ? freeName(wanted, taken) : wanted;
  const last = document.items.at(-1) ?? steps[0]?.placed;
  const title = `Create a pipeline of ${names.length === 1 ? `step "${names[0]}"` : `${names.length} steps`}`;
  if (!last) return { title, edits: [] };
  const lines = itemLines(itemStyleOf(document, last), "pipeline", [
    ["name", scalarText(name, "block")],
    ["nodes", { list: nodes.map((pairs) => ({ pairs })) }],
    ["edges", { list: edges }],
  ]);
  return { title, edits: [insertItem(document, last, lines)] };
}

/** The keys of a node with their YAML texts. */
export type NodePairs = readonly (readonly [string, string])[];

/** A node that runs a step, named like it; a dot cannot be used in the name of a node. */
export function nodeOf(step: string, type: "execution" | "task" = "execution"): NodePairs {
  return [
    ["name", scalarText(step.replaceAll(".", "-"), "flow")],
    ["type", type],
    ["step", scalarText(step, "flow")],
  ];
}

/** One edge into each input, from the step that most likely writes it. */
export function edgesBetween(
  document: Document,
  nodes: readonly NodePairs[],
): readonly (readonly [source: string, target: string])[] {
  const written = nodes.map((it) => `{ ${it.map((pair) => pair.join(": ")).join(", ")} }`);
  const { items } = parsePiece(`- pipeline:\n    nodes: [${written.join(", ")}]\n`);
  const pipeline = items[0]?.config as Pipeline | undefined;
  if (!pipeline) return [];
  const filled = new Set<string>();
  return likelyEdges(pipeline, document.names).flatMap(({ source, target, needed, named }) => {
    if (filled.has(target) || !(needed || named)) return [];
    filled.add(target);
    return [[source, target] as const];
  });
}
