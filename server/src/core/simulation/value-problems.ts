import type { SourceRange } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";
import type { Parameter } from "#core/model/config.ts";
import { pythonRepr, pythonStr } from "#core/model/python-text.ts";
import { acceptedBy, type ValueError, valueErrors } from "#core/model/value-errors.ts";

/** Which rule of a parameter a value breaks. */
export type ValueProblemKind = "type" | "limit" | "choices" | "missing" | "list";

/** What is wrong with one value of a parameter. */
export interface ValueProblem {
  readonly kind: ValueProblemKind;
  /** What is wrong, worded to follow the parameter's name. */
  readonly text: string;
  /** Where the step says what the value breaks, in the step's item. */
  readonly rule: SourceRange;
}

/** What is wrong with a parameter's value, in the words of valohai-yaml. */
export function valueProblems(
  parameter: Parameter,
  value: Value | undefined,
): readonly ValueProblem[] {
  if (value && value.kind !== "null") {
    return valueErrors(acceptedBy(parameter), value).map((it) => problemOf(parameter, it));
  }
  const isNeeded = !parameter.optional && parameter.type !== "flag";
  return isNeeded
    ? [{ kind: "missing", text: "required, no value", rule: placeOf(parameter) }]
    : [];
}

/** Where the parameter is declared. */
function placeOf(parameter: Parameter): SourceRange {
  return parameter.name?.range ?? parameter.range;
}

function problemOf(parameter: Parameter, error: ValueError): ValueProblem {
  const { min, max, choices, declaredType } = parameter;
  const place = placeOf(parameter);
  const text = textOf(parameter, error);
  switch (error.kind) {
    case "list":
    case "nested-list":
      return { kind: "list", text, rule: place };
    case "type":
      return { kind: "type", text, rule: declaredType?.range ?? place };
    case "min":
      return { kind: "limit", text, rule: min?.range ?? place };
    case "max":
      return { kind: "limit", text, rule: max?.range ?? place };
    case "choices":
      return { kind: "choices", text, rule: choices?.range ?? place };
  }
}

function textOf({ type }: Parameter, error: ValueError): string {
  if (error.kind === "list") return "Only a single value is allowed";
  const value = pythonStr(error.value);
  switch (error.kind) {
    case "nested-list":
      return `nested list atom ${pythonRepr(error.value)} not allowed`;
    case "type":
      if (value === "") return "No value supplied";
      return `${value} is not ${type === "integer" ? "an integer" : "a floating-point number"}`;
    case "min":
      return `${value} is less than the minimum allowed (${pythonStr(error.limit)})`;
    case "max":
      return `${value} is greater than the maximum allowed (${pythonStr(error.limit)})`;
    case "choices": {
      const list = pythonRepr({ kind: "list", items: error.choices });
      return `${value} is not among the choices allowed (${list})`;
    }
  }
}
