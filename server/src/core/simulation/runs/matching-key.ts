import type { FanOut, ParameterColumn, ValueList } from "../variant.ts";

/** The length of the longest list that is compared value by value, where nothing else is known of it. */
const longestCompared = 10_000;

/**
 * A text that two plans share only if earlier runs are the same as the same variants of both: whatever else an edit changes,
 * what was matched with the one holds for the other. Undefined where that is not known.
 */
export function matchingKey(fanOut: FanOut): string | undefined {
  const { combination, predictable, count, template, columns } = fanOut;
  const values = columns.map(({ values: list }) => listKey(list));
  if (values.includes(undefined)) return undefined;
  const step = template && [template.step, template.parameters, template.inputs];
  return JSON.stringify(
    [combination, predictable, count, step, columns.map(columnKey), values],
    withoutPlaces,
  );
}

function columnKey({ name, varied, base, spread }: ParameterColumn): readonly unknown[] {
  return [name, varied, spread, base];
}

/** What a list holds, as a value of JSON; undefined where it is too long to be looked through. */
function listKey(list: ValueList): unknown {
  const { recipe, progression, length } = list;
  if (recipe !== undefined) return recipe;
  if (progression) return [progression, length, list.at(0), list.at(length - 1)];
  if (length > longestCompared) return undefined;
  return Array.from({ length }, (_, at) => list.at(at) ?? null);
}

/** Leaves out where something is written: an edit elsewhere moves it. */
function withoutPlaces(key: string, value: unknown): unknown {
  if (key === "range") return undefined;
  return typeof value === "bigint" ? String(value) : value;
}
