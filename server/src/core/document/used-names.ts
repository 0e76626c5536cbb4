import { closestOrLonger } from "#core/base/closest.ts";
import { oncePer, oncePerPair } from "#core/base/once-per.ts";
import type { ItemNames } from "./item-names.ts";
import type { NameIndex } from "./name-index.ts";

/** The names that pipelines and task blueprints of a document use. */
export interface UsedNames {
  readonly step: ReadonlySet<string>;
  readonly endpoint: ReadonlySet<string>;
}

/** Collects the names in use; a misspelt one counts as the nearest name. */
export function usedNames(names: NameIndex): UsedNames {
  return usesIn(names.entries, names);
}

/** The index gives the same answers as long as its entries are the same. */
const usesIn = oncePer((_: readonly ItemNames[], names: NameIndex): UsedNames => {
  const step = new Set<string>();
  const endpoint = new Set<string>();
  for (const { usedSteps, usedEndpoints } of names.entries) {
    for (const name of usedSteps) step.add(name);
    for (const name of usedEndpoints) endpoint.add(name);
  }
  addMeant(step, "step", names);
  addMeant(endpoint, "endpoint", names);
  return { step, endpoint };
});

/** Whether the document has a pipeline, and no item that is only partly read and may use more. */
export function showsUses({ entries }: NameIndex): boolean {
  return (
    entries.some((it) => it.kind === "pipeline") && entries.every((it) => it.unread.length === 0)
  );
}

/** How many misspelt names are matched; a file with more has other problems. */
const meantLimit = 50;

function addMeant(used: Set<string>, kind: "step" | "endpoint", names: NameIndex): void {
  const unknown = [...used].filter((it) => names.ordinals(kind, it).length === 0);
  for (const name of unknown.slice(0, meantLimit)) {
    const near = nearest(names.names(kind), name);
    if (near !== undefined) used.add(near);
  }
}

/** The list of names stays the same object while no name changes, so one search per name serves many edits. */
const nearest = oncePerPair((names: readonly string[], name: string) =>
  closestOrLonger(name, names),
);
