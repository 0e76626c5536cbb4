import { resolveScalar } from "#core/syntax/scalar.ts";
import type { ScalarNode } from "#core/syntax/tree.ts";
import { nearestChoice } from "./nearest.ts";
import type { NumberSchema, StringSchema } from "./object-schema.ts";
import type { PlainSchema, ScalarValue } from "./schema-path.ts";
import type { Violation } from "./violation.ts";

/** How a scalar of the right type breaks its schema, if it does. */
export function validateScalar(
  node: ScalarNode,
  schema: PlainSchema,
  key: string | undefined,
): Violation | undefined {
  const value = resolveScalar(node);
  const base = { actual: node.text, ...(key === undefined ? {} : { key }) };
  switch (schema.kind) {
    case "string":
      return value.kind === "string" ? validateText(value.value, schema, base) : undefined;
    case "integer":
    case "number":
      return validateNumber(value, schema, base);
    default:
      return undefined;
  }
}

interface Base {
  readonly actual: string;
  readonly key?: string;
}

function validateText(text: string, schema: StringSchema, base: Base): Violation | undefined {
  const { choices, maxLength, pattern } = schema;
  if (choices && schema.others !== "allowed" && !isChoice(text, schema)) {
    const nearest = nearestChoice(text, choices);
    const tolerated = schema.others === "tolerated";
    const found = { kind: "unknown-choice", ...base, choices, tolerated } as const;
    return nearest === undefined ? found : { ...found, nearest };
  }
  if (pattern && !pattern.test(text)) {
    return { kind: "bad-pattern", ...base, expected: schema.patternDoc ?? String(pattern) };
  }
  const length = maxLength === undefined ? 0 : Array.from(text).length;
  if (maxLength === undefined || length <= maxLength) return undefined;
  return { kind: "too-long", ...base, length, maxLength };
}

function isChoice(text: string, schema: StringSchema): boolean {
  const wanted = comparable(text, schema);
  if (wanted === "" && schema.lenient === true) return true;
  return schema.choices?.some((it) => comparable(it.value, schema) === wanted) ?? true;
}

function comparable(text: string, { lenient }: StringSchema): string {
  if (!lenient) return text;
  return lenient === "case" ? text.toLowerCase() : text.toLowerCase().replaceAll("_", "-");
}

function validateNumber(
  value: ScalarValue,
  schema: NumberSchema,
  base: Base,
): Violation | undefined {
  const { minimum, maximum } = schema;
  const tooSmall = minimum !== undefined && isBelow(value, minimum);
  const tooLarge = maximum !== undefined && isAbove(value, maximum);
  if (!tooSmall && !tooLarge) return undefined;
  return {
    kind: "out-of-range",
    ...base,
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
}

function isBelow(value: ScalarValue, bound: number): boolean {
  return comparableNumber(value) < bound;
}

function isAbove(value: ScalarValue, bound: number): boolean {
  return comparableNumber(value) > bound;
}

/** JavaScript compares a bigint with a number exactly, whatever its size; anything else is neither below nor above. */
function comparableNumber(value: ScalarValue): bigint | number {
  if (value.kind === "integer") return BigInt(value.digits);
  if (value.kind !== "float") return Number.NaN;
  if (value.text === "inf") return Number.POSITIVE_INFINITY;
  return value.text === "-inf" ? Number.NEGATIVE_INFINITY : Number(value.text);
}
