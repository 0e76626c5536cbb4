import { closest } from "#core/base/closest.ts";
import type { TextEdit } from "#core/base/edit.ts";
import { inARow } from "#core/base/suggest.ts";
import { type Document, itemNamed } from "#core/document/document.ts";
import { taskIn } from "#core/document/task-parameters.ts";
import { fixOf, fixPlace } from "#core/edits/fix-place.ts";
import { insertPairs } from "#core/edits/insert-pair.ts";
import { flowText, fragmentOf } from "#core/edits/yaml-text.ts";
import type { ParameterSet, Task } from "#core/model/config.ts";
import type { ItemRule, PlacedProblem } from "../rule.ts";

/** A parameter that other parameter sets have is missing in one. */
export const taskSetsRagged: ItemRule<readonly string[]> = {
  code: "task-sets-ragged",
  severity: "warning",
  summary:
    "Valohai turns parameter sets into one list of values per parameter. If a set has no value for a parameter, the values of later sets move up, and values of different sets are combined.",
  scope: "item",
  find(item, report) {
    const task = taskIn(item);
    if (!task) return;
    const sets = task.parameterSets.filter((it) => it.entries.length > 0);
    const meant = meantNames(sets);
    const names = [...new Set(sets.flatMap(meant))];
    for (const set of sets) {
      const own = meant(set);
      const missing = names.filter((it) => !own.includes(it));
      const range = set.entries[0]?.name.range;
      if (missing.length === 0 || !range) continue;
      report(range, missing);
    }
  },
  message: (missing) =>
    `This set has no value for ${inARow(missing)}; the values of later sets move up`,
  fix: (missing, problem, document) =>
    fixOf("add", "Fill in what is missing", fill(missing, problem, document)),
};

function namesOf({ entries }: ParameterSet): readonly string[] {
  return entries.map((it) => it.name.value);
}

/** The names of a set; nearly equal names that never occur in the same set count as one, misspelt name. */
function meantNames(sets: readonly ParameterSet[]): (set: ParameterSet) => readonly string[] {
  const rows = sets.map(namesOf);
  const meant = new Map<string, string>();
  for (const name of rows.flat()) {
    if (meant.has(name)) continue;
    const apart = (other: string) => !rows.some((it) => it.includes(name) && it.includes(other));
    meant.set(name, closest(name, [...new Set(meant.values())].filter(apart)) ?? name);
  }
  return (set) => namesOf(set).map((it) => meant.get(it) ?? it);
}

/** Adds the missing parameters: with the step's default, or else with the value of another set. */
function fill(
  missing: readonly string[],
  problem: PlacedProblem,
  document: Document,
): readonly TextEdit[] | undefined {
  const found = fixPlace(document, problem);
  const task = found && taskIn(found.placed.item);
  const mapping = found?.mappings[0];
  if (!found || !task || !mapping) return undefined;
  const pairs = missing.flatMap((name) => {
    const value = valueFor(name, task, document);
    return value === undefined ? [] : [[name, value] as const];
  });
  return insertPairs(found.source, mapping, pairs);
}

function valueFor(name: string, task: Task, document: Document): string | undefined {
  const step = task.step && itemNamed(document, "step", task.step.value)?.item.config;
  const declared =
    step?.kind === "step" ? step.parameters.find((it) => it.name?.value === name) : undefined;
  const entries = task.parameterSets.flatMap((it) => it.entries);
  const value =
    declared?.default?.value ?? entries.find((it) => it.name.value === name)?.value.value;
  return value && flowText(fragmentOf(value, "flow"));
}
