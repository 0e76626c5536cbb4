import type { Value } from "../base/value.ts";
import type { Parameter } from "../model/config.ts";
import {
  floatValue,
  isBelow,
  pythonEquals,
  readPythonFloat,
  readPythonInteger,
} from "../model/python-number.ts";
import { pythonRepr, pythonStr } from "../model/python-text.ts";

/** What is wrong with a parameter's value by valohai-yaml's `Parameter.validate`, each with the parameter's name before it. */
export function parameterProblems(
  parameter: Parameter,
  value: Value | undefined,
): readonly string[] {
  const name = parameter.name?.value ?? "";
  return valueProblems(parameter, value).map((it) => `${name}: ${it}`);
}

function valueProblems(parameter: Parameter, value: Value | undefined): readonly string[] {
  if (!value || value.kind === "null") {
    const optional = parameter.optional || parameter.type === "flag";
    return optional ? [] : ["required, no value"];
  }
  if (value.kind !== "list") return atomProblems(parameter, value);
  const single = parameter.multiple === "none" ? ["Only a single value is allowed"] : [];
  return [...single, ...value.items.flatMap((item) => itemProblems(parameter, item))];
}

function itemProblems(parameter: Parameter, item: Value): readonly string[] {
  if (item.kind === "list") return [`nested list atom ${pythonRepr(item)} not allowed`];
  return atomProblems(parameter, item);
}

/** The type comes first; the limits then judge the value as its type reads it. */
function atomProblems(parameter: Parameter, atom: Value): readonly string[] {
  const cast = castTo(parameter, atom);
  const value = cast ?? atom;
  const typeProblem = cast ? [] : [typeText(parameter, atom)];
  return [...typeProblem, ...limitProblems(parameter, value)];
}

function castTo({ type }: Parameter, atom: Value): Value | undefined {
  const text = pythonStr(atom);
  switch (type) {
    case "integer": {
      const integer = readPythonInteger(text);
      return integer === undefined ? undefined : { kind: "integer", digits: String(integer) };
    }
    case "float": {
      const float = readPythonFloat(text);
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

function limitProblems(parameter: Parameter, value: Value): readonly string[] {
  const problems: string[] = [];
  const text = pythonStr(value);
  const min = presentValue(parameter.min?.value);
  const max = presentValue(parameter.max?.value);
  if (min && isBelow(value, min)) {
    problems.push(`${text} is less than the minimum allowed (${pythonStr(min)})`);
  }
  if (max && isBelow(max, value)) {
    problems.push(`${text} is greater than the maximum allowed (${pythonStr(max)})`);
  }
  const choices = choicesOf(parameter);
  if (choices && !choices.some((it) => pythonEquals(it, value))) {
    const list = pythonRepr({ kind: "list", items: choices });
    problems.push(`${text} is not among the choices allowed (${list})`);
  }
  return problems;
}

function presentValue(value: Value | undefined): Value | undefined {
  return value?.kind === "null" ? undefined : value;
}

const flagChoices: readonly Value[] = [
  { kind: "boolean", value: true },
  { kind: "boolean", value: false },
];

function choicesOf(parameter: Parameter): readonly Value[] | undefined {
  if (parameter.type === "flag") return flagChoices;
  const choices = parameter.choices?.value;
  return choices && choices.length > 0 ? choices : undefined;
}
