import type { Located, SourceRange } from "../../base/range.ts";
import type { Value } from "../../base/value.ts";
import { pythonStr } from "../../model/python-text.ts";
import type { ParameterSignature } from "../../model/signature.ts";
import { castValue, wantedByType } from "../refused-value.ts";
import { atomsOf } from "../step-parameters.ts";
import { taskParameters } from "../task-parameters.ts";
import type { TaskContext, TaskRule } from "./rule.ts";

/** A task gives a parameter a value of another type. */
export const taskValueInvalid: TaskRule = {
  code: "task-value-invalid",
  severity: "warning",
  summary: "A task gives a parameter a value that does not have the type that the step declares.",
  scope: "task",
  check(context, report) {
    const { task, lookup } = context;
    const step = task.step && lookup.step(task.step.value);
    if (!step) return;
    for (const { name, value, range } of givenValues(context)) {
      const parameter = step.parameters.find((it) => it.name === name);
      if (!parameter || accepts(parameter, value)) continue;
      const text = value.kind === "string" ? `"${value.value}"` : pythonStr(value);
      report(
        range,
        `"${name}" is ${parameter.type}, and ${text} is not ${wantedByType[parameter.type]}`,
      );
    }
  },
};

interface GivenValue {
  readonly name: string;
  readonly value: Value;
  readonly range: SourceRange;
}

/** The values that stand in the file as they are; those of a range are only as whole as its start and step. */
function givenValues({ item, task }: TaskContext): readonly GivenValue[] {
  const variants = taskParameters(item).flatMap(({ variant, rules }) => {
    const name = variant.name?.value;
    if (name === undefined || !rules) return [];
    const keys = keysOf(variant.style, rules.has("integerify"));
    return keys.flatMap((key) =>
      atomsOf(rules, key).map(({ node, value }) => ({ name, value, range: node.range })),
    );
  });
  const sets = task.parameterSets.flatMap((set) =>
    set.entries.flatMap(({ name, value }) => given(name, value)),
  );
  return [...variants, ...sets];
}

function given(name: Located<string>, { value, range }: Located<Value>): readonly GivenValue[] {
  const atoms = value.kind === "list" ? [] : [value];
  return atoms.map((it) => ({ name: name.value, value: it, range }));
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

/** Texts take every value, since a command shows all of them as text; a value of null takes the parameter away. */
function accepts({ type }: ParameterSignature, value: Value): boolean {
  if (type === "string" || value.kind === "null") return true;
  const whole =
    value.kind === "float" && type === "integer" && Number.isInteger(Number(value.text));
  return whole || castValue(type, value) !== undefined;
}
