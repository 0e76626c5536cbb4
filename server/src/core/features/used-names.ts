import { closest } from "../base/closest.ts";
import type { Edge, Pipeline, PipelineNode } from "../model/config.ts";
import type { Item } from "../model/piece.ts";
import { fieldsOf } from "../model/read.ts";
import type { Document } from "./document.ts";
import type { NameIndex } from "./name-index.ts";

/** The names that pipelines and task blueprints of a document use. */
export interface UsedNames {
  readonly step: ReadonlySet<string>;
  readonly endpoint: ReadonlySet<string>;
}

/** Collects the names in use; a misspelt one counts for the name that it most likely means. */
export function usedNames(document: Document): UsedNames {
  const known = memo.get(document);
  if (known) return known;
  const step = new Set<string>();
  const endpoint = new Set<string>();
  for (const { item } of document.items) {
    const names = namesIn(item);
    for (const name of names.step) step.add(name);
    for (const name of names.endpoint) endpoint.add(name);
  }
  addMeant(step, "step", document.names);
  addMeant(endpoint, "endpoint", document.names);
  const used = { step, endpoint };
  memo.set(document, used);
  return used;
}

/** Whether the document has a pipeline at all. */
export function hasPipelines(document: Document): boolean {
  return document.items.some((it) => it.item.config?.kind === "pipeline");
}

const memo = new WeakMap<Document, UsedNames>();
const byItem = new WeakMap<Item, NamesIn>();

interface NamesIn {
  readonly step: readonly string[];
  readonly endpoint: readonly string[];
}

const nothing: NamesIn = { step: [], endpoint: [] };

function namesIn(item: Item): NamesIn {
  const { config } = item;
  if (config?.kind !== "pipeline" && config?.kind !== "task") return nothing;
  const known = byItem.get(item);
  if (known) return known;
  const names =
    config.kind === "task"
      ? { step: config.step ? [config.step.value] : [], endpoint: [] }
      : {
          step: [...config.nodes.flatMap(stepsOf), ...stepsOfUnknown(item, config)],
          endpoint: [...config.nodes.flatMap(endpointsOf), ...config.edges.flatMap(fileEndpoint)],
        };
  byItem.set(item, names);
  return names;
}

/** A step of another commit may have the same name as one here; it counts all the same. */
function stepsOf(node: PipelineNode): readonly string[] {
  if (node.kind !== "execution" && node.kind !== "task") return [];
  return node.step ? [node.step.value] : [];
}

/** The steps of nodes whose type is not known yet or misspelt. */
function stepsOfUnknown({ entry }: Item, { nodes }: Pipeline): readonly string[] {
  if (!entry || nodes.every((it) => it.kind !== "unknown")) return [];
  const syntax = fieldsOf(entry.value).list("nodes");
  return nodes.flatMap(({ kind }, index) => {
    const node = kind === "unknown" ? syntax[index] : undefined;
    return node ? (fieldsOf(node).text("step")?.value ?? []) : [];
  });
}

function endpointsOf(node: PipelineNode): readonly string[] {
  return node.kind === "deployment" ? node.endpoints.map((it) => it.value) : [];
}

function fileEndpoint({ target }: Edge): readonly string[] {
  const isFile = target?.type?.value === "file" || target?.type?.value === "files";
  return isFile && target.key ? [target.key.value.split(".", 1)[0] ?? ""] : [];
}

/** How many misspelt names are looked after; a file with more has other troubles. */
const meantLimit = 50;

function addMeant(used: Set<string>, kind: "step" | "endpoint", names: NameIndex): void {
  const unknown = [...used].filter((it) => names.definitions(kind, it).length === 0);
  for (const name of unknown.slice(0, meantLimit)) {
    const near = nearest(name, names.names(kind));
    if (near !== undefined) used.add(near);
  }
}

/** The list of names stays the same object while no name changes, so one search per name serves many edits. */
const nearestBy = new WeakMap<readonly string[], Map<string, string | undefined>>();

function nearest(name: string, names: readonly string[]): string | undefined {
  let known = nearestBy.get(names);
  if (!known) {
    known = new Map();
    nearestBy.set(names, known);
  }
  if (!known.has(name)) known.set(name, closest(name, names));
  return known.get(name);
}
