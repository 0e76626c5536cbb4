import { amountOf } from "#core/base/amount-of.ts";
import { never } from "#core/base/never.ts";
import { oncePer } from "#core/base/once-per.ts";
import type { Located, SourceRange } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";
import { flowText, fragmentOf } from "#core/edits/yaml-text.ts";
import type {
  Edge,
  Endpoint,
  ItemConfig,
  Parameter,
  Pipeline,
  PipelineNode,
  PipelineParameter,
  Step,
  Task,
  VariantParameter,
} from "#core/model/config.ts";
import type { Item } from "#core/model/piece.ts";

/** Something that the outline shows; ranges are relative to the piece. */
export interface OutlineEntry {
  readonly name: string;
  readonly detail: string;
  readonly kind: OutlineKind;
  readonly range: SourceRange;
  /** The name, which lies inside the range. */
  readonly selection: SourceRange;
  readonly children: readonly OutlineEntry[];
}

export type OutlineKind =
  | ItemConfig["kind"]
  | "parameter"
  | "input"
  | "output"
  | "environment-variable"
  | "node"
  | "edges"
  | "edge"
  | "file"
  | "other";

/** The outline of an item. */
export const outlineOf: (item: Item) => OutlineEntry = oncePer(makeOutline);

function makeOutline(item: Item): OutlineEntry {
  const { config, node } = item;
  const key = node.kind === "mapping" ? node.pairs[0]?.key : undefined;
  if (!config) {
    const name = key?.kind === "scalar" ? key.text : "";
    return entry("other", { value: name || "item", range: key?.range ?? node.range }, node.range);
  }
  const name = config.name ?? { value: config.kind, range: config.range };
  return entry(config.kind, name, node.range, itemDetail(config), childrenOf(config));
}

/** Selects the whole entry where the name is written elsewhere, because an alias brings it in. */
function entry(
  kind: OutlineKind,
  { value, range: place }: Located<string>,
  range: SourceRange,
  detail = "",
  children: readonly OutlineEntry[] = [],
): OutlineEntry {
  const isInside = range.start <= place.start && place.end <= range.end;
  const name = value.trim() === "" ? kind : value;
  return { name, detail, kind, range, selection: isInside ? place : range, children };
}

/** What has no name yet is left out: there is nothing to find it by. */
function named(
  kind: OutlineKind,
  { name, range }: { name: Located<string> | undefined; range: SourceRange },
  detail = "",
): readonly OutlineEntry[] {
  return name ? [entry(kind, name, range, detail)] : [];
}

function itemDetail(config: ItemConfig): string {
  switch (config.kind) {
    case "step":
      return config.image?.value ?? "";
    case "task":
      return joined(config.declaredType?.value, config.step?.value);
    case "pipeline":
      return `${amountOf(config.nodes.length, "node")}, ${amountOf(config.edges.length, "edge")}`;
    case "endpoint":
      return "";
    case "deployment":
      return config.defaultTarget?.value ?? "";
  }
}

function childrenOf(config: ItemConfig): readonly OutlineEntry[] {
  switch (config.kind) {
    case "step":
      return stepChildren(config);
    case "task":
      return taskChildren(config);
    case "pipeline":
      return pipelineChildren(config);
    case "endpoint":
      return endpointChildren(config);
    case "deployment":
      return [];
    default:
      return never(config);
  }
}

function stepChildren(step: Step): readonly OutlineEntry[] {
  return inOrder([
    ...step.parameters.flatMap((it) => named("parameter", it, parameterDetail(it))),
    ...step.inputs.flatMap((it) =>
      named("input", it, it.defaults.map((uri) => uri.value).join(", ")),
    ),
    ...step.outputs.flatMap((it) => named("output", it)),
    ...step.environmentVariables.flatMap((it) =>
      named("environment-variable", it, valueText(it.default)),
    ),
  ]);
}

function parameterDetail({ type, default: value }: Parameter): string {
  return value ? `${type} = ${valueText(value)}` : type;
}

function taskChildren(task: Task): readonly OutlineEntry[] {
  return task.parameters.flatMap((it) => named("parameter", it, variantDetail(it)));
}

function variantDetail({ declaredStyle, rules }: VariantParameter): string {
  const values = Object.entries(rules).map(([rule, value]) => `${rule} ${valueText(value)}`);
  return joined(declaredStyle?.value, values.join(", "));
}

function pipelineChildren(pipeline: Pipeline): readonly OutlineEntry[] {
  const edges = pipeline.edges.flatMap(edgeEntry);
  const first = edges[0];
  const last = edges.at(-1);
  const list = first &&
    last && { start: first.range.start, end: Math.max(first.range.end, last.range.end) };
  return inOrder([
    ...pipeline.parameters.flatMap((it) => named("parameter", it, targetsText(it))),
    ...pipeline.nodes.flatMap((it) => named("node", it, nodeDetail(it))),
    ...(list
      ? [entry("edges", { value: "edges", range: list }, list, String(edges.length), edges)]
      : []),
  ]);
}

function targetsText({ targets }: PipelineParameter): string {
  return targets.map((it) => it.text).join(", ");
}

function nodeDetail(node: PipelineNode): string {
  switch (node.kind) {
    case "execution":
      return joined(node.kind, node.step?.value);
    case "task":
      return joined(node.kind, node.task?.value ?? node.step?.value);
    case "deployment":
      return joined(node.kind, node.deployment?.value);
    case "unknown":
      return "";
  }
}

function edgeEntry({ source, target, range }: Edge): readonly OutlineEntry[] {
  if (!source || !target) return [];
  const name = `${source.text} → ${target.text}`;
  return [entry("edge", { value: name, range }, range)];
}

function endpointChildren(endpoint: Endpoint): readonly OutlineEntry[] {
  return endpoint.files.flatMap((it) => named("file", it, it.path?.value));
}

function valueText(value: Located<Value> | undefined): string {
  return value ? flowText(fragmentOf(value.value, "flow")) : "";
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((it) => it !== undefined && it !== "").join(" · ");
}

function inOrder(entries: readonly OutlineEntry[]): readonly OutlineEntry[] {
  return [...entries].sort((a, b) => a.range.start - b.range.start);
}
