import { integerValue, type Value } from "#core/base/value.ts";
import type { ParameterType, VariantParameter } from "#core/model/config.ts";
import { floatValue } from "#core/model/python-number.ts";
import { blueprintNamed, nodeNamed } from "#core/model/resolve.ts";
import { decimalOf, quotientNumber } from "./style/decimal.ts";
import { lazyList } from "./style/value-list.ts";
import type { FanOut, Note, ParameterColumn } from "./variant.ts";

/**
 * The fan-out with sample values in place of those that the platform draws: the same for the same seed, with a note that
 * says so. Each value is drawn evenly between the limits, or from the values in the file.
 */
export function withSampleDraws(fanOut: FanOut, seed: number): FanOut {
  if (fanOut.predictable || fanOut.count === undefined) return fanOut;
  const byRow = fanOut.combination === "drawn";
  const rows = Number(fanOut.count);
  const text = `The values are an illustration drawn with the seed ${seed}; the platform draws others`;
  const note: Note = { severity: "information", text, grade: "unknown", range: undefined };
  const columns = fanOut.columns.map((column, at) => {
    const length = byRow ? rows : column.values.length;
    const drawn = column.varied && (byRow || column.values.at(0) === undefined);
    return drawn ? illustrated(fanOut, column, length, seed + at * 7919) : column;
  });
  const missing = columns.some((it) => it.varied && it.values.at(0) === undefined);
  if (missing) return fanOut;
  return {
    ...fanOut,
    columns,
    combination: byRow ? "rows" : fanOut.combination,
    predictable: true,
    notes: [...fanOut.notes, note],
  };
}

function illustrated(
  fanOut: FanOut,
  column: ParameterColumn,
  length: number,
  seed: number,
): ParameterColumn {
  const type = fanOut.template?.parameters.find((it) => it.name?.value === column.name)?.type;
  const { values } = column;
  const written = values.length > 0 && values.at(0) !== undefined;
  const range = written ? undefined : limitsOf(fanOut, column.name);
  const valueAt = (row: number): Value | undefined => {
    const share = fraction(seed, row);
    if (written) return values.at(Math.floor(share * values.length));
    return range && drawnValue(range, share, type);
  };
  return { ...column, values: lazyList(length, valueAt), grade: "unknown" };
}

interface Limits {
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
}

function limitsOf({ query, node }: FanOut, parameter: string): Limits | undefined {
  const found = nodeNamed(query.source.pipeline.config, node);
  const blueprint = found?.kind === "task" ? found.task?.value : undefined;
  const task = blueprintNamed(query.source, blueprint)?.config;
  const variant = task?.parameters.findLast((it) => it.name?.value === parameter);
  const [min, max] = [numberIn(variant, "min"), numberIn(variant, "max")];
  if (min === undefined || max === undefined) return undefined;
  const whole = variant?.rules["integerify"]?.value;
  return { min, max, whole: whole?.kind === "boolean" && whole.value };
}

function numberIn(variant: VariantParameter | undefined, rule: string): number | undefined {
  const decimal = decimalOf(variant?.rules[rule]?.value);
  return decimal && quotientNumber(decimal.units, 10n ** BigInt(decimal.scale));
}

function drawnValue({ min, max, whole }: Limits, share: number, type: ParameterType | undefined) {
  const number = min + share * (max - min);
  if (whole || type === "integer") return integerValue(BigInt(Math.floor(number)));
  return floatValue(Number(number.toPrecision(6)));
}

/** A number from 0 to below 1 that looks random and depends on nothing but the seed and the row (mulberry32). */
function fraction(seed: number, row: number): number {
  let state = (Math.imul(seed, 0x9e3779b1) + Math.imul(row + 1, 0x6d2b79f5)) | 0;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 4294967296;
}
