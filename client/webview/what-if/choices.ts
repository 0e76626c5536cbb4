import type { Located } from "#core/base/range.ts";
import { stringValue, type Value } from "#core/base/value.ts";
import type { Parameter } from "#core/model/config.ts";
import { jsonText } from "#core/model/json-text.ts";
import { jsonOrText, parseJson } from "#core/model/parse-json.ts";
import type { PipelineSource } from "#core/model/source.ts";
import { hasScalarType } from "#core/schema/scalar-type.ts";
import { declaredParameters } from "#core/simulation/node-template.ts";
import { valueProblems } from "#core/simulation/value-problems.ts";
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
  /** What may be entered; a parameter says it itself, and one that the step does not declare takes anything. */
  readonly takes: "number" | "integer" | "items" | Parameter | undefined;
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
  const config = source.steps.find((it) => it.config.name?.value === step)?.config;
  const declared = config ? declaredParameters(config) : [];
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
    const takes = declared.find((it) => it.name?.value === name);
    const field = { label: name, value, takes, change: (next: Value) => change(next) ?? sample };
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
      const takes = rule === "items" ? "items" : "number";
      return { label: rule, value: written?.value, takes, change };
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
  return { label: key, value: written?.value, takes: "integer", change };
}

/** A value as people type it: a list without its brackets. */
export function fieldText(value: Value | undefined): string {
  if (value === undefined || value.kind === "null") return "";
  if (value.kind === "list") return value.items.map((it) => fieldText(it)).join(", ");
  if (value.kind !== "string") return jsonText(value);
  const plain = parseJson(value.value).kind === "problem" && !/[,\s[\]{}]/.test(value.value);
  return plain ? value.value : JSON.stringify(value.value);
}

/** What was entered in a field: a value to try out, what the file says, or what the field does not take. */
export type Entered =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "unchanged" }
  | { readonly kind: "refused"; readonly reason: string };

/** Reads what was entered in a field; empty text is what the file says. */
export function readField(field: ChoiceField, text: string): Entered {
  const value = fieldValue(text, field);
  if (value === undefined || fieldText(value) === fieldText(field.value)) {
    return { kind: "unchanged" };
  }
  const reason = refusal(field.takes, value);
  return reason === undefined ? { kind: "value", value } : { kind: "refused", reason };
}

/** Why a field does not take a value; the file would have an error there. */
function refusal(takes: ChoiceField["takes"], value: Value): string | undefined {
  switch (takes) {
    case undefined:
      return undefined;
    case "number":
      return hasScalarType("number", value) ? undefined : "This must be a number";
    case "integer":
      return hasScalarType("integer", value) ? undefined : "This must be a whole number";
    case "items": {
      const isItem = (it: Value) =>
        (["number", "string", "boolean"] as const).some((type) => hasScalarType(type, it));
      return value.kind === "list" && value.items.every(isItem)
        ? undefined
        : "These must be numbers, texts or true/false values";
    }
    default:
      return value.kind === "null"
        ? undefined
        : valueProblems(takes, value)
            .map((it) => it.text)
            .join("; ") || undefined;
  }
}

/** The value that a typed text means; undefined where there is none. */
function fieldValue(text: string, { takes, value: before }: ChoiceField): Value | undefined {
  const trimmed = text.trim();
  if ((before?.kind === "list" || takes === "items") && !trimmed.startsWith("[")) {
    const items = trimmed === "" ? [] : trimmed.split(",").map((it) => jsonOrText(it.trim()));
    const whole = parseJson(`[${trimmed}]`);
    return whole.kind === "value" ? whole.value : { kind: "list", items };
  }
  return trimmed === "" ? undefined : jsonOrText(trimmed);
}

/** What a change is about, so that a later one replaces it. */
export function changeKey(change: Change): string {
  const { value: _, ...place } = change;
  return JSON.stringify(place);
}
