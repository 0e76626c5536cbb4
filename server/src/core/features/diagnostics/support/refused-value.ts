import { closestName } from "#core/base/closest.ts";
import { integerValue, type Value } from "#core/base/value.ts";
import type { Parameter, ParameterType } from "#core/model/config.ts";
import {
  floatValue,
  isBelow,
  pythonEquals,
  readPythonFloat,
  readPythonInteger,
} from "#core/model/python-number.ts";
import { pythonStr } from "#core/model/python-text.ts";

/** Why a parameter does not accept a value, in words that follow the value. */
export interface Refusal {
  readonly kind: "type" | "limit" | "choice";
  readonly reason: string;
  readonly suggestion?: string;
}

/** What a parameter says of the values that it accepts. */
export interface Acceptance {
  readonly type: ParameterType;
  readonly min: Value | undefined;
  readonly max: Value | undefined;
  readonly choices: readonly Value[] | undefined;
}

/** What a parameter of a step accepts. */
export function acceptanceOf({ type, min, max, choices }: Parameter): Acceptance {
  return { type, min: min?.value, max: max?.value, choices: choices?.value };
}

/** What a value must be for a type, in words. */
const wantedByType = {
  string: "text",
  integer: "a whole number",
  float: "a number",
  flag: "true or false",
} as const;

/** The first reason for which valohai-yaml's `Parameter.validate` would not accept a single value; none for null. */
export function refusalOf(parameter: Acceptance, value: Value): Refusal | undefined {
  if (value.kind === "null") return undefined;
  const cast = castValue(parameter.type, value);
  if (!cast) return { kind: "type", reason: `is not ${wantedByType[parameter.type]}` };
  return limitRefusal(parameter, cast) ?? choiceRefusal(parameter, cast);
}

/** The value as its type reads it, or nothing where the type refuses it. */
function castValue(type: Parameter["type"], value: Value): Value | undefined {
  if (value.kind === "list" || value.kind === "object") return undefined;
  switch (type) {
    case "integer": {
      const integer = readPythonInteger(pythonStr(value));
      return integer === undefined ? undefined : integerValue(integer);
    }
    case "float": {
      const float = readPythonFloat(pythonStr(value));
      return float === undefined ? undefined : floatValue(float);
    }
    case "flag":
      return truths.some((it) => pythonEquals(it, value)) ? value : undefined;
    case "string":
      return value.kind === "string" ? value : undefined;
  }
}

const truths: readonly Value[] = [
  { kind: "boolean", value: true },
  { kind: "boolean", value: false },
];

/** Why a number lies outside the limits. */
export function limitRefusal({ min, max, type }: Acceptance, value: Value): Refusal | undefined {
  if (type !== "integer" && type !== "float") return undefined;
  if (min && isBelow(value, min)) {
    return { kind: "limit", reason: `is less than "min" ${pythonStr(min)}` };
  }
  if (max && isBelow(max, value)) {
    return { kind: "limit", reason: `is more than "max" ${pythonStr(max)}` };
  }
  return undefined;
}

function choiceRefusal({ choices, type }: Acceptance, value: Value): Refusal | undefined {
  if (type === "flag" || !choices || choices.length === 0) return undefined;
  if (choices.some((it) => pythonEquals(it, value))) return undefined;
  const texts = choices.filter((it) => it.kind === "string").map(pythonStr);
  const suggestion = closestName(pythonStr(value), texts);
  const hint = suggestion === undefined ? "" : `; did you mean "${suggestion}"?`;
  const reason = `is not one of the choices${hint}`;
  return { kind: "choice", reason, ...(suggestion === undefined ? {} : { suggestion }) };
}
