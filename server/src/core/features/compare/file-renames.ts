import type { PlacedItem } from "#core/document/placed-item.ts";
import type { ItemKind } from "#core/model/config.ts";
import { nodeNamed } from "#core/model/resolve.ts";
import { runsStep } from "#core/model/step-node.ts";
import type { NamedItems } from "./named-items.ts";
import { noRenames, type Renames } from "./renames.ts";
import type { EntryList, Vocabulary } from "./vocabulary.ts";

/** What was renamed in a file; nothing is empty in it. */
export interface FileRenames {
  readonly items: ReadonlyMap<ItemKind, Renames>;
  /** The parameters and inputs of steps, by the name of the step before the change. */
  readonly entries: ReadonlyMap<string, { readonly [list in EntryList]: Renames }>;
}

export const noFileRenames: FileRenames = { items: new Map(), entries: new Map() };

/** The names after a change for what an item before it names; `nodes` are those of the pipeline, if it is one. */
export function vocabularyOf(
  renames: FileRenames,
  items: NamedItems,
  placed: PlacedItem,
  nodes: Renames = noRenames,
): Vocabulary {
  const { items: ofItems, entries } = renames;
  return {
    isSame: [nodes, ofItems, entries].every((it) => it.size === 0),
    item: (kind, name) => ofItems.get(kind)?.get(name) ?? name,
    node: (name) => nodes.get(name) ?? name,
    entry: (step, list, name) => {
      const ofStep = step === undefined ? undefined : entries.get(step);
      return ofStep?.[list].get(name) ?? name;
    },
    stepOf: (node) => stepOfNode(items, placed, node),
  };
}

/** The name of the step that a node of a pipeline runs. */
function stepOfNode(items: NamedItems, { item }: PlacedItem, name: string): string | undefined {
  if (item.config?.kind !== "pipeline") return undefined;
  const node = nodeNamed(item.config, name);
  if (!node || !runsStep(node) || node.commit) return undefined;
  if (node.step || node.kind !== "task") return node.step?.value;
  const task = items.get("task")?.get(node.task?.value ?? "")?.item.config;
  return task?.kind === "task" ? task.step?.value : undefined;
}
