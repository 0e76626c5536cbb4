import { nullValue, type Value } from "#core/base/value.ts";
import { cellValue } from "../metadata/csv.ts";
import type { NodeTemplate } from "../variant.ts";
import type { EarlierRun } from "./earlier-run.ts";
import { urisOf } from "./run-fields.ts";

/** An earlier run with the columns of its table told apart, as its step declares them. */
export interface ResolvedRun {
  readonly run: EarlierRun;
  readonly parameters: ReadonlyMap<string, Value>;
  readonly inputs: ReadonlyMap<string, readonly string[]>;
  /** The last value of each metadata key. */
  readonly metrics: ReadonlyMap<string, Value>;
}

/** What an earlier run was made of; undefined where its file says nothing of the parameters that its step has. */
export function resolveRun(
  run: EarlierRun,
  { parameters, inputs }: NodeTemplate,
): ResolvedRun | undefined {
  const declared = new Set(parameters.flatMap((it) => it.name?.value ?? []));
  const files = new Set(inputs.map((it) => it.name));
  const own = run.columns.filter(([name]) => declared.has(name));
  if (!run.parameters && own.length === 0 && declared.size > 0) return undefined;
  const given = run.columns.filter(([name]) => !declared.has(name) && files.has(name));
  const others = run.columns.filter(([name]) => !declared.has(name) && !files.has(name));
  return {
    run,
    parameters: new Map([...own, ...(run.parameters ?? [])]),
    inputs: new Map([
      ...given.map(([name, it]) => [name, urisOf(it)] as const),
      ...(run.inputs ?? []),
    ]),
    metrics: new Map([...others, ...run.metadata].map(([name, it]) => [name, metricOf(it)])),
  };
}

/** The cells of a table are texts. */
function metricOf(value: Value | undefined): Value {
  if (!value) return nullValue;
  return value.kind === "string" ? cellValue(value.value) : value;
}
