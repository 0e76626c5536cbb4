import { nullValue } from "#core/base/value.ts";
import type { FanOut, ParameterColumn, ValueList } from "../variant.ts";

/** One parameter before and after. */
export interface ParameterPair {
  readonly name: string;
  readonly before: ParameterColumn | undefined;
  readonly after: ParameterColumn | undefined;
}

/** The parameters of two plans, in the order of the second; `nameAfter` gives the name in it of a parameter of the first. */
export function pairsOf(
  before: FanOut,
  after: FanOut,
  nameAfter: (parameter: string) => string,
): readonly ParameterPair[] {
  const byName = new Map(before.columns.map((it) => [nameAfter(it.name), it]));
  const pairs = after.columns.map((it) => ({
    name: it.name,
    before: byName.get(it.name),
    after: it,
  }));
  const names = new Set(after.columns.map((it) => it.name));
  const gone = [...byName].filter(([name]) => !names.has(name));
  return [...pairs, ...gone.map(([name, it]) => ({ name, before: it, after: undefined }))];
}

/** Whether a parameter varies in either plan. */
export function isVaried({ before, after }: ParameterPair): boolean {
  return before?.varied === true || after?.varied === true;
}

const noList: ValueList = [];

/** The values of a parameter; one that does not vary has one value, or nothing. */
export function listOf(column: ParameterColumn | undefined): ValueList {
  if (!column) return noList;
  return column.varied || column.values.length > 0 ? column.values : nothingOnce;
}

const nothingOnce: ValueList = [nullValue];
