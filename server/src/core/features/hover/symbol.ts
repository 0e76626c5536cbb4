import { amountOf } from "#core/base/amount-of.ts";
import { closestNameOrLonger } from "#core/base/closest.ts";
import { bullets, code, paragraphs, plain } from "#core/base/markdown.ts";
import { never } from "#core/base/never.ts";
import { type Document, itemNamed } from "#core/document/document.ts";
import { nameSource } from "#core/document/lookup.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import {
  countText,
  type EnteredMetadata,
  type RunCount,
  runCounts,
} from "#core/document/run-counts.ts";
import type { Endpoint, Pipeline, PipelineNode, Task } from "#core/model/config.ts";
import { fieldsOf } from "#core/model/read.ts";
import { nodeNamed, stepOfNode } from "#core/model/resolve.ts";
import type { ItemSymbol, YamlSymbol } from "#core/names/symbol.ts";
import { type ItemOccurrence, occurrenceAt } from "#core/names/symbol-at.ts";
import { describePart } from "./describe-part.ts";
import { shortText, signatureLines } from "./describe-step.ts";
import type { Hoverer } from "./hoverer.ts";
import { commandOf, queryFor } from "./node-at.ts";

/** Describes what is named at the place: a step, a node, a parameter and so on. */
export const symbolHoverer: Hoverer = {
  name: "symbol",
  describe(document, offset, entered) {
    const found = occurrenceAt(document, offset);
    const markdown = found && describeSymbol(document, found, entered);
    return found && markdown ? { range: found.range, markdown } : undefined;
  },
};

function describeSymbol(
  document: Document,
  found: ItemOccurrence,
  entered: EnteredMetadata | undefined,
): string | undefined {
  const { symbol } = found;
  switch (symbol.kind) {
    case "step":
    case "task":
    case "endpoint":
    case "deployment":
    case "pipeline":
      return describeItem(document, symbol, entered);
    case "node":
      return describeNode(document, found.item, symbol.name, entered);
    case "parameter":
    case "input":
    case "output":
    case "environment-variable":
    case "metadata":
      return describePart(document, found.item, symbol, found.node);
    case "endpoint-file":
      return describeFile(itemNamed(document, "endpoint", symbol.endpoint), symbol);
    case "pipeline-parameter":
      return describePipelineParameter(found.item, symbol.name);
    case "anchor":
      return undefined;
    default:
      return never(symbol);
  }
}

function describeItem(
  document: Document,
  { kind, name }: ItemSymbol,
  entered: EnteredMetadata | undefined,
): string | undefined {
  const found = itemNamed(document, kind, name);
  const config = found?.item.config;
  const title = `**${kind}** ${code(name)}`;
  if (!found) {
    const missing = whereMissing(document, { kind, name });
    return missing && paragraphs(title, missing);
  }
  if (!config) return undefined;
  const count =
    kind === "task"
      ? runCounts(document, entered).find((it) => it.kind === "task" && it.name === name)
      : undefined;
  return paragraphs(title, descriptionOf(found), detailsOf(config), count && countLine(count));
}

/** What is said of an item that the file does not define; nothing where it may be in a part that cannot be read. */
function whereMissing(document: Document, { kind, name }: ItemSymbol): string | undefined {
  if (kind === "deployment") return "Not defined in this file: it must exist in the project.";
  if (document.isPartlyRead || document.names.signature(kind, name)) return undefined;
  const nearest = closestNameOrLonger(name, document.names.names(kind));
  const hint = nearest === undefined ? "." : `; did you mean ${code(nearest)}?`;
  return `No ${kind} of this file has this name${hint}`;
}

function detailsOf(config: NonNullable<PlacedItem["item"]["config"]>): string | undefined {
  switch (config.kind) {
    case "step":
      return bullets(signatureLines(config));
    case "task":
      return bullets(taskLines(config));
    case "pipeline":
      return bullets(pipelineLines(config));
    case "endpoint":
      return bullets(config.files.map((it) => `file ${code(it.name?.value ?? "")}`));
    case "deployment":
      return config.defaultTarget && bullets([`target ${code(config.defaultTarget.value)}`]);
  }
}

function taskLines(task: Task): readonly string[] {
  const varied = task.parameters.flatMap((it) => it.name?.value ?? []);
  return [
    `type ${code(task.type ?? task.declaredType?.value ?? "")}`,
    ...(task.step ? [`runs step ${code(task.step.value)}`] : []),
    ...(varied.length > 0 ? [`varies ${varied.map(code).join(", ")}`] : []),
    ...(task.parameterSets.length > 0
      ? [amountOf(task.parameterSets.length, "parameter set")]
      : []),
  ];
}

function pipelineLines(pipeline: Pipeline): readonly string[] {
  const names = pipeline.nodes.flatMap((it) => it.name?.value ?? []);
  return [`nodes ${names.map(code).join(", ")}`, amountOf(pipeline.edges.length, "edge")];
}

function descriptionOf({ item }: PlacedItem): string | undefined {
  const description = item.entry && fieldsOf(item.entry.value).text("description");
  return description && plain(description.value);
}

function describeNode(
  document: Document,
  placed: PlacedItem,
  name: string,
  entered: EnteredMetadata | undefined,
): string | undefined {
  const { config } = placed.item;
  if (config?.kind !== "pipeline") return undefined;
  const node = nodeNamed(config, name);
  if (!node) return undefined;
  const query = queryFor(document, placed, name);
  const count = runCounts(document, entered).find(
    ({ preview, kind }) =>
      kind === "node" && preview?.pipeline === config.name?.value && preview?.node === name,
  );
  const incoming = config.edges.filter((it) => it.target?.node.value === name);
  const outgoing = config.edges.filter((it) => it.source?.node.value === name);
  return paragraphs(
    `**${node.kind === "unknown" ? "" : `${node.kind} `}node** ${code(name)}`,
    workOf(document, node),
    fedLines([...incoming, ...outgoing]),
    count && countLine(count),
    query && commandOf(query),
  );
}

/** What a node runs or publishes, as far as the file says it. */
function workOf(document: Document, node: PipelineNode): string | undefined {
  if (node.kind === "deployment") {
    const endpoints = node.endpoints.map((it) => code(it.value)).join(", ");
    const place = node.deployment && `deployment ${code(node.deployment.value)}`;
    return endpoints && place ? `publishes ${endpoints} in ${place}` : place;
  }
  const step = stepOfNode(node, nameSource(document.names));
  return step.kind === "known" ? `runs step ${code(step.step.name)}` : undefined;
}

/** How many executions a task makes, and why. */
function countLine(count: RunCount): string {
  const words = countText(count);
  if (words === undefined) return "**number of executions not known**";
  return count.waitsFor.length > 0
    ? plain(`The number of executions ${words}`)
    : `**${plain(words)}**: ${plain(count.explanation)}`;
}

function fedLines(edges: Pipeline["edges"]): string | undefined {
  return bullets(
    edges.map((it) => `${code(it.source?.text ?? "")} → ${code(it.target?.text ?? "")}`),
  );
}

function describePipelineParameter({ item }: PlacedItem, name: string): string | undefined {
  if (item.config?.kind !== "pipeline") return undefined;
  const parameter = item.config.parameters.findLast((it) => it.name?.value === name);
  if (!parameter) return undefined;
  const value = parameter.default?.value;
  return paragraphs(
    `**pipeline parameter** ${code(name)}`,
    bullets([
      value ? `default ${code(shortText(value))}` : "no default",
      ...parameter.targets.map((it) => `sets ${code(it.text)}`),
    ]),
  );
}

function describeFile(
  found: PlacedItem | undefined,
  symbol: Extract<YamlSymbol, { kind: "endpoint-file" }>,
): string | undefined {
  if (found?.item.config?.kind !== "endpoint") return undefined;
  const endpoint: Endpoint = found.item.config;
  const file = endpoint.files.find((it) => it.name?.value === symbol.name);
  const path = file?.path && `stored as ${code(file.path.value)}`;
  return paragraphs(`**file** ${code(symbol.name)} of endpoint ${code(symbol.endpoint)}`, path);
}
