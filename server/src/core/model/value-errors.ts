import { integerValue, type Value } from "#core/base/value.ts";
import type { Multiple, Parameter, ParameterType } from "./config.ts";
import {
  floatValue,
  isBelow,
  pythonEquals,
  readPythonFloat,
  readPythonInteger,
} from "./python-number.ts";
import { pythonStr } from "./python-text.ts";

/** What a parameter declares about the values that it accepts. */
export interface AcceptedValues {
  readonly type: ParameterType;
  readonly multiple: Multiple;
  readonly min: Value | undefined;
  readonly max: Value | undefined;
  readonly choices: readonly Value[] | undefined;
}

/** What a parameter of a step accepts. */
export function acceptedBy(parameter: Parameter): AcceptedValues {
  const { type, multiple, min, max, choices } = parameter;
  return { type, multiple, min: min?.value, max: max?.value, choices: choices?.value };
}

/** One thing that is wrong with a value: with the whole list, or with one of its items, as the type reads it. */
export type ValueError =
  | { readonly kind: "list" | "nested-list" | "type"; readonly value: Value }
  | { readonly kind: "min" | "max"; readonly value: Value; readonly limit: Value }
  | { readonly kind: "choices"; readonly value: Value; readonly choices: readonly Value[] };

/** What valohai-yaml's `Parameter.validate` (objs/parameter.py) finds wrong with a value that is not null. */
export function valueErrors(accepted: AcceptedValues, value: Value): readonly ValueError[] {
  if (value.kind !== "list") return itemErrors(accepted, value);
  const items = value.items.flatMap((it) =>
    it.kind === "list" ? [{ kind: "nested-list", value: it } as const] : itemErrors(accepted, it),
  );
  return accepted.multiple === "none" ? [{ kind: "list", value }, ...items] : items;
}

/** What is wrong with a single value; `_validate_value` judges the limits as the type reads the value, where it can. */
export function itemErrors(accepted: AcceptedValues, item: Value): readonly ValueError[] {
  const read = readAs(accepted.type, item);
  const value = read ?? item;
  return [
    ...(read ? [] : [{ kind: "type", value: item } as const]),
    ...limitErrors(accepted, value),
    ...choiceErrors(accepted, value),
  ];
}

/** Which limits a value is outside of; one that Python cannot compare with a limit is not. */
export function limitErrors({ min, max }: AcceptedValues, value: Value): readonly ValueError[] {
  return [
    ...(min && isBelow(value, min) ? [{ kind: "min", value, limit: min } as const] : []),
    ...(max && isBelow(max, value) ? [{ kind: "max", value, limit: max } as const] : []),
  ];
}

function choiceErrors({ type, choices }: AcceptedValues, value: Value): readonly ValueError[] {
  const allowed = type === "flag" ? truths : (choices ?? []);
  if (allowed.length === 0 || allowed.some((it) => pythonEquals(it, value))) return [];
  return [{ kind: "choices", value, choices: allowed }];
}

/** The choices of every flag. */
const truths: readonly Value[] = [
  { kind: "boolean", value: true },
  { kind: "boolean", value: false },
];

/** The value as `_validate_type` casts it; undefined where the cast fails. Texts and flags are not cast. */
function readAs(type: ParameterType, value: Value): Value | undefined {
  if (type === value.kind) return value;
  switch (type) {
    case "integer": {
      const integer = readPythonInteger(pythonStr(value));
      return integer === undefined ? undefined : integerValue(integer);
    }
    case "float": {
      const float = readPythonFloat(pythonStr(value));
      return float === undefined ? undefined : floatValue(float);
    }
    default:
      return value;
  }
}
