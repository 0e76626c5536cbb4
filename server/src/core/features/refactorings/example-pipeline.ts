import type { Document } from "#core/document/document.ts";
import type { Host } from "#core/document/host.ts";
import { nameSource } from "#core/document/lookup.ts";
import { freeName } from "#core/edits/free-name.ts";
import { insertItem, itemLines, itemStyleOf } from "#core/edits/new-item.ts";
import type { Fragment } from "#core/edits/yaml-text.ts";
import type { StepSignature } from "#core/model/signature.ts";
import type { CodeKey } from "#core/scripts/code.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import { scalarText } from "#core/syntax/quote.ts";
import { type ExampleItems, exampleFile } from "./example-file.ts";
import { edgesBetween, type NodePairs, nodeOf } from "./generate-pipeline.ts";

/**
 * A pipeline of the file's own steps: one that prints metadata, and one that runs as a task, with an edge into a
 * parameter of it. A file without steps gets steps as well; undefined where nothing can be written.
 */
export function examplePipeline(
  document: Document,
  code: ProjectCode | undefined,
  host?: Host,
): ExampleItems | undefined {
  const steps = stepsOf(document);
  const task = taskStep(steps);
  const last = document.items.at(-1);
  if (!task || !last) return exampleFile(document, host);
  const printedBy = (step: string) => code?.ofStep(document.names, step)?.metadata ?? [];
  const source = sourceStep(steps, task, printedBy);
  const nodes = [...(source ? [nodeOf(source.name)] : []), nodeOf(task.name, "task")];
  const spread = source && spreadEdge(source, task, printedBy(source.name));
  const taken = document.names.names("pipeline");
  const wanted = `${task.name}-pipeline`;
  const name = scalarText(taken.includes(wanted) ? freeName(wanted, taken) : wanted, "block");
  const lines = itemLines(itemStyleOf(document, last), "pipeline", [
    ["name", name],
    ["nodes", { list: nodes.map((pairs) => ({ pairs })) }],
    ["edges", { list: edgesOf(document, nodes, spread) }],
  ]);
  const edit = insertItem(document, last, lines);
  const start = edit.range.start + edit.newText.indexOf(`name: ${name}`) + "name: ".length;
  return { text: lines.join("\n"), edits: [edit], shown: { start, end: start + name.length } };
}

/** The steps that can be named, each once, in file order. */
function stepsOf(document: Document): readonly StepSignature[] {
  const source = nameSource(document.names);
  const names = document.items.flatMap(({ item: { config } }) =>
    config?.kind === "step" && config.name?.value ? [config.name.value] : [],
  );
  return [...new Set(names)].flatMap((it) => source.step(it) ?? []);
}

/** The step whose parameters most need values; in a tie, the first one that another step can run before. */
function taskStep(steps: readonly StepSignature[]): StepSignature | undefined {
  const [first, ...later] = steps;
  const need = (it: StepSignature | undefined): number =>
    it === undefined || it.parameters.length === 0 ? 0 : openParameter(it) ? 2 : 1;
  const best = steps.reduce((most, it) => Math.max(most, need(it)), 0);
  return later.find((it) => need(it) === best) ?? (need(first) === best ? first : undefined);
}

/** A parameter that has no value of its own. */
function openParameter({ parameters }: StepSignature): string | undefined {
  const open = (it: StepSignature["parameters"][number]) =>
    it.type !== "flag" && (it.default === undefined || it.default.kind === "null");
  return (parameters.find((it) => open(it) && !it.optional) ?? parameters.find(open))?.name;
}

/** A step whose script prints metadata, else the one before the task's, else any other. */
function sourceStep(
  steps: readonly StepSignature[],
  task: StepSignature,
  printedBy: (step: string) => readonly CodeKey[],
): StepSignature | undefined {
  const others = steps.filter((it) => it !== task);
  const before = steps[steps.indexOf(task) - 1];
  return others.find((it) => printedBy(it.name).length > 0) ?? before ?? others[0];
}

interface SpreadEdge {
  readonly source: string;
  readonly target: string;
}

/** The edge that brings a list: of a key that the script prints, if any is known. */
function spreadEdge(
  source: StepSignature,
  task: StepSignature,
  printed: readonly CodeKey[],
): SpreadEdge | undefined {
  const parameter = openParameter(task) ?? task.parameters.find((it) => it.type !== "flag")?.name;
  if (parameter === undefined) return undefined;
  const key =
    printed.find((it) => it.value?.kind === "list") ??
    printed.find((it) => it.name.includes(parameter)) ??
    printed[0];
  return {
    source: `${nodeName(source.name)}.metadata.${key?.name ?? `${parameter}s`}`,
    target: `${nodeName(task.name)}.parameter.${parameter}`,
  };
}

function nodeName(step: string): string {
  return step.replaceAll(".", "-");
}

/** The edge of the metadata, and one into each input that another node can fill. */
function edgesOf(
  document: Document,
  nodes: readonly NodePairs[],
  spread: SpreadEdge | undefined,
): readonly Fragment[] {
  const edges = edgesBetween(document, nodes).filter(([, to]) => to !== spread?.target);
  const pairs = spread ? [[spread.source, spread.target] as const, ...edges] : edges;
  return pairs.map(([from, to]) => ({ list: [scalarText(from, "flow"), scalarText(to, "flow")] }));
}
