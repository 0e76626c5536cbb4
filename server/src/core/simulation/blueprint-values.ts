import type { SourceRange } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";
import type { Task, VariantParameter } from "#core/model/config.ts";
import type { AtOffset } from "#core/model/source.ts";
import { absolute, emptyState, type ParameterState, type ReportNote } from "./parameter-state.ts";
import { expandStyle } from "./style/expand-style.ts";
import type { Grade, ValueList } from "./variant.ts";

/** Applies the values of a task blueprint over the defaults: its styles, then the columns of its parameter sets. */
export function withBlueprintValues(
  states: readonly ParameterState[],
  task: AtOffset<Task>,
  report: ReportNote,
): readonly ParameterState[] {
  const byName = new Map(states.map((it) => [it.name, it]));
  const sets = filledSets(task.config);
  const columns = setColumns(sets);
  for (const variant of task.config.parameters) {
    const name = variant.name?.value;
    if (name === undefined) continue;
    const state = byName.get(name) ?? undeclared(name, task, variant.range, report);
    if (!columns.has(name)) byName.set(name, styled(state, variant, task, report));
  }
  for (const [name, column] of columns) {
    const state = byName.get(name) ?? undeclared(name, task, column.range, report);
    const laid = blueprinted(state, task, column.range, column.values, "inferred");
    byName.set(name, { ...laid, uneven: column.values.length !== sets.length });
  }
  return [...byName.values()];
}

/** Whether a task gives a parameter its values, so that a value of `vh task run` for it does not count. */
export function variesIn(task: Task, parameter: string): boolean {
  return (
    task.parameters.some((it) => it.name?.value === parameter) ||
    task.parameterSets.some((set) => set.entries.some((it) => it.name.value === parameter))
  );
}

/** The parameter sets that hold something: valohai-yaml drops the empty ones. */
export function filledSets(task: Task): Task["parameterSets"] {
  return task.parameterSets.filter((it) => it.entries.length > 0);
}

function undeclared(
  name: string,
  task: AtOffset<Task>,
  range: SourceRange,
  report: ReportNote,
): ParameterState {
  const step = task.config.step?.value ?? "";
  const text = `Step "${step}" declares no parameter "${name}", which the task gives values`;
  report("error", text, "unknown", absolute(task.start, range));
  return emptyState(name, undefined);
}

function blueprinted(
  state: ParameterState,
  task: AtOffset<Task>,
  range: SourceRange,
  values: ValueList,
  grade: Grade,
): ParameterState {
  const origin = {
    kind: "blueprint" as const,
    source: task.config.name?.value,
    range: absolute(task.start, range),
  };
  return { ...state, values, origin, grade, spread: false, uneven: false, broken: false };
}

function styled(
  state: ParameterState,
  variant: VariantParameter,
  task: AtOffset<Task>,
  report: ReportNote,
): ParameterState {
  const expansion = expandStyle(variant, state.declared?.type);
  const range = absolute(task.start, variant.rulesRange);
  for (const remark of expansion.remarks) {
    report("information", `"${state.name}": ${remark}`, expansion.grade, range);
  }
  if (expansion.problem !== undefined) {
    report("error", `"${state.name}" ${expansion.problem}`, "unknown", range);
  }
  const values = expansion.values ?? [];
  const laid = blueprinted(state, task, variant.range, values, expansion.grade);
  const uncounted = variant.style === "random" && values.length === 0;
  if (uncounted && expansion.values && needsCount(task.config)) {
    report(
      "error",
      `"${state.name}" has the style "random", which needs the rule "count"`,
      "unknown",
      range,
    );
  }
  return { ...laid, broken: expansion.values === undefined || uncounted };
}

/** Used where the task itself does not say how often it runs. */
function needsCount({ type }: Task): boolean {
  return type === "grid_search" || type === "manual_search";
}

interface SetColumn {
  readonly values: Value[];
  readonly range: SourceRange;
}

/** The sets as columns: if a set has no value for a name, the values of later sets move up (valohai-yaml `Task`). */
function setColumns(sets: Task["parameterSets"]): ReadonlyMap<string, SetColumn> {
  const columns = new Map<string, SetColumn>();
  for (const set of sets) {
    for (const { name, value } of set.entries) {
      const column = columns.get(name.value) ?? { values: [], range: name.range };
      column.values.push(value.value);
      columns.set(name.value, column);
    }
  }
  return columns;
}
