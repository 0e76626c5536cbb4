import type { Located, SourceRange } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";
import { atomsOf } from "#core/document/step-parameters.ts";
import { taskParameters } from "#core/document/task-parameters.ts";
import type { ParameterType, VariantParameter } from "#core/model/config.ts";
import type { ParameterSignature } from "#core/model/signature.ts";
import { expandStyle } from "#core/simulation/style/expand-style.ts";
import type { TaskContext, TaskRule } from "../rule.ts";
import {
  limitRefusal,
  type Refusal,
  refusalOf,
  refusalOfGiven,
  refusedText,
  wholeAsInteger,
} from "../support/refused-value.ts";

/** A task gives a parameter a value that the step does not accept. */
export const taskValueInvalid: TaskRule<RefusedValue> = {
  code: "task-value-invalid",
  severity: "warning",
  summary:
    "A task gives a parameter a value that does not have the declared type, lies outside `min` and `max`, or is not one of the `choices`.",
  scope: "task",
  find(context, report) {
    const { task, lookup } = context;
    const step = task.step && lookup.step(task.step.value);
    if (!step) return;
    for (const { name, value, range, role } of [...givenValues(context), ...limitsOf(context)]) {
      const parameter = step.parameters.findLast((it) => it.name === name);
      const refusal = parameter && refusalIn(parameter, value, role);
      if (!refusal) continue;
      const { suggestion } = refusal;
      const extra = { step: step.name, ...(suggestion === undefined ? {} : { suggestion }) };
      report(range, { name, value, role, reason: refusal.reason }, extra);
    }
  },
  message: ({ name, value, role, reason }) =>
    `The ${role === "part" ? "value" : role} ${refusedText(value)} of "${name}" ${reason}`,
};

interface GivenValue {
  readonly name: string;
  readonly value: Value;
  readonly range: SourceRange;
  /** A written value; a part of a range, which is not checked against limits; or a bound of a range, which is only checked against them. */
  readonly role: "value" | "part" | "first value" | "last value";
}

/** A value that the step does not accept, and why. */
interface RefusedValue extends Omit<GivenValue, "range"> {
  readonly reason: string;
}

/** The values that are written in the file; those of a range are only as whole as its start and step. */
function givenValues({ item, task }: TaskContext): readonly GivenValue[] {
  const variants = taskParameters(item).flatMap(({ variant, rules }) => {
    const name = variant.name?.value;
    if (name === undefined || !rules) return [];
    const keys = keysOf(variant.style, rules.has("integerify"));
    const role = variant.style === "linear" ? "part" : "value";
    return keys.flatMap((key) =>
      atomsOf(rules, key)
        .filter(({ value }) => hasKindFor(key, value))
        .map(({ node, value }): GivenValue => ({ name, value, range: node.range, role })),
    );
  });
  const sets = task.parameterSets.flatMap((set) =>
    set.entries.flatMap(({ name, value }) => given(name, value)),
  );
  return [...variants, ...sets];
}

/** Whether the value has a kind that the rule takes at all: a list of items takes more than the others. */
function hasKindFor(key: string, { kind }: Value): boolean {
  if (kind === "integer" || kind === "float") return true;
  return key === "items" && (kind === "string" || kind === "boolean");
}

function given(name: Located<string>, { value, range }: Located<Value>): readonly GivenValue[] {
  const atoms = value.kind === "list" ? [] : [value];
  return atoms.map((it) => ({ name: name.value, value: it, range, role: "value" }));
}

function keysOf(style: string | undefined, integerify: boolean): readonly string[] {
  switch (style) {
    case "single":
      return ["value"];
    case "multiple":
      return ["items"];
    case "linear":
      return integerify ? [] : ["start", "step"];
    default:
      return [];
  }
}

/** The bounds of the ranges that the styles stand for. */
function limitsOf({ item, task, lookup }: TaskContext): readonly GivenValue[] {
  const step = task.step && lookup.step(task.step.value);
  return taskParameters(item).flatMap(({ variant, rules }) => {
    const name = variant.name?.value;
    if (name === undefined || !rules) return [];
    const bounds = boundsOf(variant, step?.parameters.findLast((it) => it.name === name)?.type);
    return roles.flatMap((role, index) => {
      const value = bounds[index];
      const range = places[role].flatMap((key) => rules.value(key)?.range ?? [])[0];
      return value && range ? { name, value, range, role } : [];
    });
  });
}

const roles = ["first value", "last value"] as const;

/** The rules that may hold each bound; a problem goes to the first one that is written. */
const places = { "first value": ["start", "min"], "last value": ["end", "max"] } as const;

function boundsOf(
  variant: VariantParameter,
  type: ParameterType | undefined,
): readonly (Value | undefined)[] {
  if (variant.style === "random") return [variant.rules["min"]?.value, variant.rules["max"]?.value];
  if (variant.style !== "linear" && variant.style !== "logspace") return [];
  const { values } = expandStyle(variant, type);
  return values && values.length > 0 ? [values.at(0), values.at(values.length - 1)] : [];
}

function refusalIn(
  parameter: ParameterSignature,
  value: Value,
  role: GivenValue["role"],
): Refusal | undefined {
  if (role === "first value" || role === "last value") return limitRefusal(parameter, value);
  return role === "part" ? typeRefusal(parameter, value) : refusalOfGiven(parameter, value);
}

function typeRefusal(parameter: ParameterSignature, value: Value): Refusal | undefined {
  const { type } = parameter;
  if (type === "string") return undefined;
  const anything = { ...parameter, min: undefined, max: undefined, choices: undefined };
  return refusalOf(anything, wholeAsInteger(parameter, value));
}
