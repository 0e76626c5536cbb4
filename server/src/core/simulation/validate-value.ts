import type { SourceRange } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";
import type { Parameter } from "#core/model/config.ts";
import {
  floatValue,
  isBelow,
  pythonEquals,
  readPythonFloat,
  readPythonInteger,
} from "#core/model/python-number.ts";
import { pythonRepr, pythonStr } from "#core/model/python-text.ts";

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

/** What is wrong with a parameter's value by valohai-yaml's `Parameter.validate`. */
export function valueProblems(
  parameter: Parameter,
  value: Value | undefined,
): readonly ValueProblem[] {
  if (!value || value.kind === "null") {
    const optional = parameter.optional || parameter.type === "flag";
    return optional
      ? []
      : [{ kind: "missing", text: "required, no value", rule: placeOf(parameter) }];
  }
  if (value.kind !== "list") return atomProblems(parameter, value);
  const single: readonly ValueProblem[] =
    parameter.multiple === "none"
      ? [{ kind: "list", text: "Only a single value is allowed", rule: placeOf(parameter) }]
      : [];
  return [...single, ...value.items.flatMap((item) => itemProblems(parameter, item))];
}

/** Where the parameter is declared. */
function placeOf(parameter: Parameter): SourceRange {
  return parameter.name?.range ?? parameter.range;
}

function itemProblems(parameter: Parameter, item: Value): readonly ValueProblem[] {
  if (item.kind !== "list") return atomProblems(parameter, item);
  const text = `nested list atom ${pythonRepr(item)} not allowed`;
  return [{ kind: "list", text, rule: placeOf(parameter) }];
}

/** The type comes first; the limits then judge the value as its type reads it. */
function atomProblems(parameter: Parameter, atom: Value): readonly ValueProblem[] {
  const cast = castTo(parameter, atom);
  const limits = limitProblems(parameter, cast ?? atom);
  if (cast) return limits;
  const rule = parameter.declaredType?.range ?? placeOf(parameter);
  return [{ kind: "type", text: typeText(parameter, atom), rule }, ...limits];
}

function castTo({ type }: Parameter, atom: Value): Value | undefined {
  if (type === atom.kind) return atom;
  switch (type) {
    case "integer": {
      const integer = readPythonInteger(pythonStr(atom));
      return integer === undefined ? undefined : { kind: "integer", digits: String(integer) };
    }
    case "float": {
      const float = readPythonFloat(pythonStr(atom));
      return float === undefined ? undefined : floatValue(float);
    }
    default:
      return atom;
  }
}

function typeText({ type }: Parameter, atom: Value): string {
  const text = pythonStr(atom);
  if (text === "") return "No value supplied";
  const wanted = type === "integer" ? "an integer" : "a floating-point number";
  return `${text} is not ${wanted}`;
}

function limitProblems(parameter: Parameter, value: Value): readonly ValueProblem[] {
  const problems: ValueProblem[] = [];
  const { min, max } = parameter;
  if (min && min.value.kind !== "null" && isBelow(value, min.value)) {
    const text = `${pythonStr(value)} is less than the minimum allowed (${pythonStr(min.value)})`;
    problems.push({ kind: "limit", text, rule: min.range });
  }
  if (max && max.value.kind !== "null" && isBelow(max.value, value)) {
    const text = `${pythonStr(value)} is greater than the maximum allowed (${pythonStr(max.value)})`;
    problems.push({ kind: "limit", text, rule: max.range });
  }
  return [...problems, ...choiceProblems(parameter, value)];
}

const flagChoices: readonly Value[] = [
  { kind: "boolean", value: true },
  { kind: "boolean", value: false },
];

function choiceProblems(parameter: Parameter, value: Value): readonly ValueProblem[] {
  const choices = parameter.type === "flag" ? flagChoices : (parameter.choices?.value ?? []);
  if (choices.length === 0 || choices.some((it) => pythonEquals(it, value))) return [];
  const list = pythonRepr({ kind: "list", items: choices });
  const text = `${pythonStr(value)} is not among the choices allowed (${list})`;
  return [{ kind: "choices", text, rule: parameter.choices?.range ?? placeOf(parameter) }];
}
