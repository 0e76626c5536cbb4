import { closestOrLonger } from "#core/base/closest.ts";
import type { ItemNames } from "./item-names.ts";
import type { NameIndex } from "./name-index.ts";

/** The names that pipelines and task blueprints of a document use. */
export interface UsedNames {
  readonly step: ReadonlySet<string>;
  readonly endpoint: ReadonlySet<string>;
}

/** Collects the names in use; a misspelt one counts for the name that it most likely means. */
export function usedNames(names: NameIndex): UsedNames {
  const known = memo.get(names.entries);
  if (known) return known;
  const step = new Set<string>();
  const endpoint = new Set<string>();
  for (const { usedSteps, usedEndpoints } of names.entries) {
    for (const name of usedSteps) step.add(name);
    for (const name of usedEndpoints) endpoint.add(name);
  }
  addMeant(step, "step", names);
  addMeant(endpoint, "endpoint", names);
  const used = { step, endpoint };
  memo.set(names.entries, used);
  return used;
}

/** Whether the document has a pipeline at all, and no item that is read in part only and may use more. */
export function showsUses({ entries }: NameIndex): boolean {
  return (
    entries.some((it) => it.kind === "pipeline") && entries.every((it) => it.unread.length === 0)
  );
}

const memo = new WeakMap<readonly ItemNames[], UsedNames>();

/** How many misspelt names are looked after; a file with more has other troubles. */
const meantLimit = 50;

function addMeant(used: Set<string>, kind: "step" | "endpoint", names: NameIndex): void {
  const unknown = [...used].filter((it) => names.ordinals(kind, it).length === 0);
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
  if (!known.has(name)) known.set(name, closestOrLonger(name, names));
  return known.get(name);
}
