import { closestName } from "#core/base/closest.ts";
import { integerValue, type Value } from "#core/base/value.ts";
import { pythonStr } from "#core/model/python-text.ts";
import {
  type AcceptedValues,
  itemErrors,
  limitErrors,
  type ValueError,
} from "#core/model/value-errors.ts";

/** Why a parameter does not accept a value, in words that follow the value. */
export interface Refusal {
  readonly kind: "type" | "limit" | "choice";
  readonly reason: string;
  readonly suggestion?: string;
}

/** The first reason for which a parameter would not accept a single value; none for null. */
export function refusalOf(accepted: AcceptedValues, value: Value): Refusal | undefined {
  if (value.kind === "null") return undefined;
  // `Parameter.lint` of valohai-yaml wants a text where `validate` takes everything.
  if (accepted.type === "string" && value.kind !== "string") return typeRefusal(accepted);
  return firstRefusal(accepted, itemErrors(accepted, value));
}

/** The same for a value that a task or pipeline gives, which a command shows as text: a whole number may be written as 3.0, and a text parameter takes everything. */
export function refusalOfGiven(accepted: AcceptedValues, value: Value): Refusal | undefined {
  if (accepted.type !== "string") return refusalOf(accepted, wholeAsInteger(accepted, value));
  if (value.kind === "null") return undefined;
  return refusalOf({ ...accepted, choices: accepted.choices?.map(asText) }, asText(value));
}

/** A refused value as messages show it: texts in quotes. */
export function refusedText(value: Value): string {
  return value.kind === "string" ? `"${value.value}"` : pythonStr(value);
}

function asText(value: Value): Value {
  return { kind: "string", value: pythonStr(value) };
}

/** The value as an integer if the type wants one and it is whole. */
export function wholeAsInteger({ type }: AcceptedValues, value: Value): Value {
  if (type !== "integer" || value.kind !== "float") return value;
  const number = Number(value.text);
  return Number.isInteger(number) ? integerValue(BigInt(number)) : value;
}

/** Why a number is outside the limits of a parameter. */
export function limitRefusal(accepted: AcceptedValues, value: Value): Refusal | undefined {
  return firstRefusal(accepted, limitErrors(accepted, value));
}

function firstRefusal(
  accepted: AcceptedValues,
  errors: readonly ValueError[],
): Refusal | undefined {
  for (const error of errors) {
    const refusal = refusalFor(accepted, error);
    if (refusal) return refusal;
  }
  return undefined;
}

/** Limits are for numbers: what a limit of texts or flags means is not documented. */
function refusalFor(accepted: AcceptedValues, error: ValueError): Refusal | undefined {
  const isNumber = accepted.type === "integer" || accepted.type === "float";
  switch (error.kind) {
    case "min":
      return isNumber ? limit(`is less than "min" ${pythonStr(error.limit)}`) : undefined;
    case "max":
      return isNumber ? limit(`is more than "max" ${pythonStr(error.limit)}`) : undefined;
    case "choices":
      return accepted.type === "flag"
        ? typeRefusal(accepted)
        : choiceRefusal(error.choices, error.value);
    default:
      return typeRefusal(accepted);
  }
}

/** What a value must be for a type, in words. */
const wantedByType = {
  string: "text",
  integer: "a whole number",
  float: "a number",
  flag: "true or false",
} as const;

function typeRefusal({ type }: AcceptedValues): Refusal {
  return { kind: "type", reason: `is not ${wantedByType[type]}` };
}

function limit(reason: string): Refusal {
  return { kind: "limit", reason };
}

function choiceRefusal(choices: readonly Value[], value: Value): Refusal {
  const texts = choices.filter((it) => it.kind === "string").map(pythonStr);
  const suggestion = closestName(pythonStr(value), texts);
  const hint = suggestion === undefined ? "" : `; did you mean "${suggestion}"?`;
  const reason = `is not one of the choices${hint}`;
  return { kind: "choice", reason, ...(suggestion === undefined ? {} : { suggestion }) };
}
