import type { Located } from "#core/base/range.ts";
import { stringValue, type Value } from "#core/base/value.ts";
import { jsonText } from "#core/model/json-text.ts";
import { parseJson } from "#core/model/parse-json.ts";
import type { PipelineSource } from "#core/model/source.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import type { Change } from "#core/simulation/what-if/change.ts";

/** Values of one parameter, or of the task itself, that can be tried out. */
export interface Choice {
  readonly name: string;
  /** The style of a variant parameter, or where a single value is from. */
  readonly aside: string;
  readonly fields: readonly ChoiceField[];
}

export interface ChoiceField {
  readonly label: string;
  /** What the file says. */
  readonly value: Value | undefined;
  readonly change: (value: Value) => Change;
}

/** The values of a node that can be tried out: the rules of its task, and the values that do not vary. */
export function choicesFor(
  source: PipelineSource,
  { node, columns, template }: FanOut,
): readonly Choice[] {
  const found = source.pipeline.config.nodes.find(({ name }) => name?.value === node);
  const task = found?.kind === "task" ? found.task?.value : undefined;
  const step = template?.step;
  const constants = columns.flatMap(({ name, origin, values }): readonly Choice[] => {
    const value = values.at(0);
    const change = (next: Value): Change | undefined => {
      if (origin.kind === "override")
        return { kind: "override", node, parameter: name, value: next };
      const inStep = origin.kind === "default" || origin.kind === "none";
      return inStep && step !== undefined
        ? { kind: "default", step, parameter: name, value: next }
        : undefined;
    };
    const sample = change(stringValue(""));
    if (sample === undefined) return [];
    const field = { label: name, value, change: (next: Value) => change(next) ?? sample };
    return [
      { name, aside: origin.kind === "override" ? "override" : "step default", fields: [field] },
    ];
  });
  return [...(task === undefined ? [] : taskChoices(source, task)), ...constants];
}

const rulesOfStyles: { readonly [style: string]: readonly string[] } = {
  single: ["value"],
  multiple: ["items"],
  linear: ["start", "end", "step"],
  logspace: ["start", "end", "count", "base"],
  random: ["min", "max", "count"],
};

function taskChoices(source: PipelineSource, name: string): readonly Choice[] {
  const task = source.tasks.find(({ config }) => config.name?.value === name)?.config;
  if (task === undefined) return [];
  const parameters = task.parameters.flatMap((it): readonly Choice[] => {
    const parameter = it.name?.value;
    const rules = rulesOfStyles[it.style ?? ""];
    if (parameter === undefined || rules === undefined) return [];
    const fields = rules.map((rule): ChoiceField => {
      const written = Object.hasOwn(it.rules, rule) ? it.rules[rule] : undefined;
      const change = (value: Value): Change => ({
        kind: "rule",
        task: name,
        parameter,
        rule,
        value,
      });
      return { label: rule, value: written?.value, change };
    });
    return [{ name: parameter, aside: it.style ?? "", fields }];
  });
  const counts = task.type === "grid_search" || task.type === "manual_search" ? [] : [count()];
  function count(): ChoiceField {
    return numberField("execution-count", task?.executionCount, name);
  }
  const queued = numberField("maximum-queued-executions", task.maximumQueuedExecutions, name);
  return [...parameters, { name, aside: "task", fields: [...counts, queued] }];
}

function numberField(
  key: Extract<Change, { kind: "task" }>["key"],
  written: Located<Value> | undefined,
  task: string,
): ChoiceField {
  const change = (value: Value): Change => ({ kind: "task", task, key, value });
  return { label: key, value: written?.value, change };
}

/** A value as people type it: a list without its brackets. */
export function fieldText(value: Value | undefined): string {
  if (value === undefined || value.kind === "null") return "";
  if (value.kind === "list") return value.items.map((it) => fieldText(it)).join(", ");
  if (value.kind !== "string") return jsonText(value);
  const plain = parseJson(value.value).kind === "problem" && !/[,\s[\]{}]/.test(value.value);
  return plain ? value.value : JSON.stringify(value.value);
}

/** The value that a typed text means; undefined while it is not a value. */
export function fieldValue(text: string, before: Value | undefined): Value | undefined {
  const trimmed = text.trim();
  if (before?.kind === "list" && !trimmed.startsWith("[")) {
    const items = trimmed === "" ? [] : trimmed.split(",").map((it) => scalarIn(it.trim()));
    const whole = parseJson(`[${trimmed}]`);
    return whole.kind === "value" ? whole.value : { kind: "list", items };
  }
  return trimmed === "" ? undefined : scalarIn(trimmed);
}

function scalarIn(text: string): Value {
  const parsed = parseJson(text);
  return parsed.kind === "value" ? parsed.value : stringValue(text);
}

/** What a change is about, so that a later one replaces it. */
export function changeKey(change: Change): string {
  const { value: _, ...place } = change;
  return JSON.stringify(place);
}
