import type { TextEdit } from "#core/base/edit.ts";
import { type SourceRange, shift } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";
import { type Document, itemNamed } from "#core/document/document.ts";
import { startOf } from "#core/document/items-at.ts";
import { freeName } from "#core/edits/free-name.ts";
import { insertItemAbove } from "#core/edits/insert-item.ts";
import { type Fragment, flowText } from "#core/edits/yaml-text.ts";
import type { Task } from "#core/model/config.ts";
import type { FanOut, Variant } from "#core/simulation/variant.ts";
import { scalarText } from "#core/syntax/quote.ts";
import { setColumns, setFragment, setValues } from "./parameter-sets.ts";

/** A task blueprint that runs exactly some variants. */
export interface Frozen {
  /** The name of the blueprint, which no other has. */
  readonly name: string;
  /** None where the file has such a blueprint already. */
  readonly edits: readonly TextEdit[];
  /** The name of the blueprint, in offsets of the text after the edits. */
  readonly shown: SourceRange;
}

/**
 * Writes a `manual_search` blueprint that runs these variants, above their pipeline, unless the file has one that runs
 * the same. Undefined where there is no step or no parameter to write, or where the file is not a block list.
 */
export function freezeVariants(
  document: Document,
  fanOut: FanOut,
  variants: Iterable<Variant>,
  wantedName = `${fanOut.node}-frozen`,
): Frozen | undefined {
  const { template, pipeline } = fanOut;
  const columns = setColumns(fanOut);
  const placed = itemNamed(document, "pipeline", pipeline);
  if (!template || columns.length === 0 || !placed) return undefined;
  const frozen = Array.from(variants);
  const known = sameBlueprint(
    document,
    template.step,
    frozen.map((it) => setValues(columns, it)),
  );
  if (known) return known;
  const taken = document.names.names("task");
  const name = taken.includes(wantedName) ? freeName(wantedName, taken) : wantedName;
  // Each set on a line of its own, which is how such tables are read.
  const sets = frozen.map((it) => flowText(setFragment(columns, it)));
  const pairs: readonly (readonly [string, Fragment])[] = [
    ["name", scalarText(name, "flow")],
    ["step", scalarText(template.step, "flow")],
    ["type", "manual_search"],
    ["parameter-sets", { list: sets }],
  ];
  const offset = startOf(placed);
  const edits = insertItemAbove(document, offset, { pairs: [["task", { pairs }]] });
  const [edit] = edits ?? [];
  if (!edits || !edit) return undefined;
  const written = `name: ${scalarText(name, "flow")}`;
  const end = edit.range.start + edit.newText.indexOf(written) + written.length;
  return { name, edits, shown: { start: end - written.length + "name: ".length, end } };
}

type SetValues = readonly (readonly [name: string, value: Value])[];

/** The first blueprint of the file that runs a step with exactly these parameter sets, in this order. */
function sameBlueprint(
  document: Document,
  step: string,
  wanted: readonly SetValues[],
): Frozen | undefined {
  const sets = wanted.map(comparable);
  for (const { item, start } of document.items) {
    const { config } = item;
    if (config?.kind !== "task" || !config.name || !runsSets(config, step, sets)) continue;
    return { name: config.name.value, edits: [], shown: shift(config.name.range, start) };
  }
  return undefined;
}

function runsSets(task: Task, step: string, sets: readonly string[]): boolean {
  const { type, parameters, parameterSets } = task;
  if (type !== "manual_search" || parameters.length > 0 || task.step?.value !== step) return false;
  if (parameterSets.length !== sets.length) return false;
  return parameterSets.every(({ entries }, index) => {
    const values = entries.map(({ name, value }) => [name.value, value.value] as const);
    return comparable(values) === sets[index];
  });
}

/** The order of the keys in a set means nothing. */
function comparable(set: SetValues): string {
  return JSON.stringify([...set].sort(([a], [b]) => (a < b ? -1 : Number(a > b))));
}
