import { never } from "../../base/never.ts";
import type { Endpoint, Pipeline, Step, Task } from "../../model/config.ts";
import { fieldsOf } from "../../model/read.ts";
import { stepOfNode } from "../../model/resolve.ts";
import { type Document, itemNamed, type PlacedItem } from "../document.ts";
import type { Entity, StepPart } from "../entity.ts";
import { nameSource } from "../lookup.ts";
import { type ItemOccurrence, occurrenceAt } from "../named.ts";
import { describeInput, describeParameter, signatureLines } from "./describe-step.ts";
import type { Hoverer } from "./hoverer.ts";
import { bullets, code, paragraphs, plain } from "./markdown.ts";

/** Describes what is named at the place: a step, a node, a parameter and so on. */
export const entityHoverer: Hoverer = {
  name: "entity",
  describe(document, offset) {
    const found = occurrenceAt(document, offset);
    const markdown = found && describeEntity(document, found);
    return found && markdown ? { range: found.range, markdown } : undefined;
  },
};

function describeEntity(document: Document, found: ItemOccurrence): string | undefined {
  const { entity } = found;
  switch (entity.kind) {
    case "step":
    case "task":
    case "endpoint":
    case "deployment":
    case "pipeline":
      return describeItem(itemNamed(document, entity.kind, entity.name), entity.kind);
    case "node":
      return describeNode(document, found.item, entity.name);
    case "parameter":
    case "input":
    case "output":
    case "environment-variable":
    case "metadata":
      return describePart(itemNamed(document, "step", entity.step) ?? found.item, entity);
    case "endpoint-file":
      return describeFile(itemNamed(document, "endpoint", entity.endpoint), entity);
    case "pipeline-parameter":
    case "anchor":
      return undefined;
    default:
      return never(entity);
  }
}

function describeItem(found: PlacedItem | undefined, kind: string): string | undefined {
  const config = found?.item.config;
  if (!found || !config) return undefined;
  const title = `**${kind}** ${code(config.name?.value ?? "")}`;
  return paragraphs(title, descriptionOf(found), detailsOf(config));
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
      return undefined;
  }
}

function taskLines(task: Task): readonly string[] {
  const varied = task.parameters.flatMap((it) => it.name?.value ?? []);
  return [
    `type ${code(task.type ?? task.declaredType?.value ?? "")}`,
    ...(task.step ? [`runs step ${code(task.step.value)}`] : []),
    ...(varied.length > 0 ? [`varies ${varied.map(code).join(", ")}`] : []),
    ...(task.parameterSets.length > 0 ? [`${task.parameterSets.length} parameter sets`] : []),
  ];
}

function pipelineLines(pipeline: Pipeline): readonly string[] {
  const names = pipeline.nodes.flatMap((it) => it.name?.value ?? []);
  return [`nodes ${names.map(code).join(", ")}`, `${pipeline.edges.length} edges`];
}

function descriptionOf({ item }: PlacedItem): string | undefined {
  const description = item.entry && fieldsOf(item.entry.value).text("description");
  return description && plain(description.value);
}

function describeNode(document: Document, placed: PlacedItem, name: string): string | undefined {
  const { config } = placed.item;
  if (config?.kind !== "pipeline") return undefined;
  const node = config.nodes.find((it) => it.name?.value === name);
  if (!node) return undefined;
  const step = stepOfNode(node, nameSource(document.names));
  const runs = step.kind === "known" ? `runs step ${code(step.step.name)}` : undefined;
  const incoming = config.edges.filter((it) => it.target?.node.value === name);
  const outgoing = config.edges.filter((it) => it.source?.node.value === name);
  return paragraphs(
    `**${node.kind === "unknown" ? "" : `${node.kind} `}node** ${code(name)}`,
    runs,
    bullets([
      ...incoming.map((it) => `${code(it.source?.text ?? "")} → ${code(it.target?.text ?? "")}`),
      ...outgoing.map((it) => `${code(it.source?.text ?? "")} → ${code(it.target?.text ?? "")}`),
    ]),
  );
}

function describePart(found: PlacedItem, part: StepPart): string | undefined {
  const step = found.item.config;
  if (step?.kind !== "step") return undefined;
  const owner = part.step === "" ? undefined : `of step ${code(part.step)}`;
  return paragraphs(
    [`**${part.kind.replace("-", " ")}**`, code(part.name), owner].filter(Boolean).join(" "),
    partDescription(found, part),
    partDetails(step, part),
  );
}

function partDetails(step: Step, part: StepPart): string | undefined {
  switch (part.kind) {
    case "parameter": {
      const parameter = step.parameters.find((it) => it.name?.value === part.name);
      return parameter ? bullets(describeParameter(parameter)) : undeclared(part);
    }
    case "input": {
      const input = step.inputs.find((it) => it.name?.value === part.name);
      return input ? bullets(describeInput(input)) : undefined;
    }
    case "metadata":
      return "The last value that the step prints for this key, in a line that is a JSON object.";
    case "output":
    case "environment-variable":
      return undefined;
  }
}

function undeclared(part: StepPart): string {
  return `The step declares no ${part.kind} of this name.`;
}

const listKeys = {
  parameter: "parameters",
  input: "inputs",
  output: "outputs",
  "environment-variable": "environment-variables",
} as const;

function partDescription({ item }: PlacedItem, part: StepPart): string | undefined {
  if (part.kind === "metadata" || !item.entry) return undefined;
  const entries = fieldsOf(item.entry.value).list(listKeys[part.kind]).map(fieldsOf);
  const own = entries.find((it) => it.text("name")?.value === part.name);
  const description = own?.text("description");
  return description && plain(description.value);
}

function describeFile(
  found: PlacedItem | undefined,
  entity: Extract<Entity, { kind: "endpoint-file" }>,
): string | undefined {
  if (found?.item.config?.kind !== "endpoint") return undefined;
  const endpoint: Endpoint = found.item.config;
  const file = endpoint.files.find((it) => it.name?.value === entity.name);
  const path = file?.path && `stored as ${code(file.path.value)}`;
  return paragraphs(`**file** ${code(entity.name)} of endpoint ${code(entity.endpoint)}`, path);
}
