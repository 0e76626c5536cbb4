import { finish, type Steps, visited } from "#core/base/steps.ts";
import type { Value } from "#core/base/value.ts";
import type { Parameter } from "#core/model/config.ts";
import { valueAt } from "../column-value.ts";
import { valueKey } from "../compare/value-key.ts";
import type { FanOut, ParameterColumn } from "../variant.ts";
import { type EarlierRun, outcomeOf, type RunOutcome } from "./earlier-run.ts";
import { type ResolvedRun, resolveRun } from "./resolve-run.ts";
import { sameInputs } from "./run-inputs.ts";
import { typedValue } from "./typed-value.ts";
import { type FindValue, indicesByKey, valueFinder } from "./value-finder.ts";

/** Which variants of a node have run. Two executions are the same if their parameters and inputs have the same values. */
export interface MatchedRuns {
  /** For each variant that an earlier run is the same as, the run that says most: one that is done before one that is not, then the latest. */
  readonly byIndex: ReadonlyMap<bigint, MatchedRun>;
  /** How many variants have a run with each outcome. */
  readonly counts: { readonly [outcome in RunOutcome]: number };
  /** How many runs are the same as no variant, and why. */
  readonly unmatched: {
    /** They ran another step. */
    readonly otherStep: number;
    /** Their file does not say which parameters they had. */
    readonly unknown: number;
    /** The plan has no variant with their values. */
    readonly otherValues: number;
  };
  /** The metadata keys of the matched runs, in the order of the file. */
  readonly metrics: readonly string[];
  /** Why no run can be matched, as a sentence. */
  readonly problem: string | undefined;
}

export interface MatchedRun {
  readonly run: EarlierRun;
  readonly outcome: RunOutcome;
  readonly metrics: ReadonlyMap<string, Value>;
}

/** Finds the variants that have run, from the values of each run to the indices of variants, without listing variants. */
export function matchRuns(fanOut: FanOut, runs: readonly EarlierRun[]): MatchedRuns {
  return finish(matchRunsInSteps(fanOut, runs));
}

/** How many runs are matched in one step. */
const stride = 200;

/** The same in steps, of which each matches some of the runs. */
export function* matchRunsInSteps(fanOut: FanOut, runs: readonly EarlierRun[]): Steps<MatchedRuns> {
  const find = variantFinder(fanOut);
  if (typeof find === "string") return { ...nothing, problem: find };
  const unmatched = { otherStep: 0, unknown: 0, otherValues: 0 };
  const byIndex = new Map<bigint, MatchedRun>();
  const names = new Set<string>();
  yield* visited(runs, stride, (run) => {
    const found = find(run);
    if (typeof found === "string") {
      unmatched[found]++;
      return;
    }
    const { metrics } = found.resolved;
    for (const name of metrics.keys()) names.add(name);
    const matched = { run, outcome: outcomeOf(run), metrics };
    for (const it of found.indices) byIndex.set(it, better(byIndex.get(it), matched));
  });
  const counts = countsOf([...byIndex.values()]);
  return { byIndex, counts, unmatched, metrics: [...names], problem: undefined };
}

const nothing: MatchedRuns = {
  byIndex: new Map(),
  counts: { done: 0, failed: 0, unfinished: 0 },
  unmatched: { otherStep: 0, unknown: 0, otherValues: 0 },
  metrics: [],
  problem: undefined,
};

function countsOf(matched: readonly MatchedRun[]): MatchedRuns["counts"] {
  const count = (outcome: RunOutcome) => matched.filter((it) => it.outcome === outcome).length;
  return { done: count("done"), failed: count("failed"), unfinished: count("unfinished") };
}

const ranks: { readonly [outcome in RunOutcome]: number } = { failed: 0, unfinished: 1, done: 2 };

/** Runs without numbers are in the order of their file. */
function better(known: MatchedRun | undefined, next: MatchedRun): MatchedRun {
  if (!known) return next;
  const rank = ranks[next.outcome] - ranks[known.outcome];
  const isOlder = Number(next.run.number) < Number(known.run.number);
  return rank > 0 || (rank === 0 && !isOlder) ? next : known;
}

/** The variants that a run is the same as, or why there are none. */
type FindRun = (run: EarlierRun) => FoundVariants | keyof MatchedRuns["unmatched"];

interface FoundVariants {
  readonly resolved: ResolvedRun;
  readonly indices: readonly bigint[];
}

/** How to find the variants of a run; a sentence says why they cannot be found. */
function variantFinder(fanOut: FanOut): FindRun | string {
  const { template, combination, predictable } = fanOut;
  if (!template) return unknownStep;
  if (combination === "drawn" || !predictable) return drawnValues;
  const compared = fanOut.columns.map((column) => comparedColumn(column, template.parameters));
  const varied = compared.filter(({ column }) => column.varied);
  const find = combination === "rows" ? rowFinder(fanOut, varied) : productFinder(varied);
  if (typeof find === "string") return find;
  const hasConstants = constantTest(compared.filter(({ column }) => !column.varied));
  return (run) => {
    if (run.step !== undefined && run.step !== template.step) return "otherStep";
    const resolved = resolveRun(run, template);
    if (!resolved) return "unknown";
    const found = hasConstants(resolved) ? find(resolved) : [];
    const indices = found.filter((it) => sameInputs(fanOut, it, resolved));
    return indices.length === 0 ? "otherValues" : { resolved, indices };
  };
}

const unknownStep =
  "The step is not known from this file, so earlier runs cannot be compared with it";

const drawnValues =
  "The platform chooses values when it runs, so it is not known which executions have run";

interface ComparedColumn {
  readonly column: ParameterColumn;
  readonly parameter: Parameter | undefined;
  /** The value that a run had; the default of the step where the run does not list the parameter. */
  readonly valueOf: (run: ResolvedRun) => Value;
}

function comparedColumn(column: ParameterColumn, parameters: readonly Parameter[]): ComparedColumn {
  const parameter = parameters.find((it) => it.name?.value === column.name);
  const byDefault = typedValue(parameter, parameter?.default?.value);
  return {
    column,
    parameter,
    valueOf: ({ parameters: given }) => {
      const value = given.get(column.name);
      return value ? typedValue(parameter, value) : byDefault;
    },
  };
}

/** Whether a run has the values of the parameters that do not vary. */
function constantTest(constants: readonly ComparedColumn[]): (run: ResolvedRun) => boolean {
  const keyed = constants.map((it) => ({
    ...it,
    key: valueKey(typedValue(it.parameter, it.column.values.at(0))),
  }));
  return (resolved) => keyed.every((it) => valueKey(it.valueOf(resolved)) === it.key);
}

/** The indices of the variants whose varied values a run has. */
type FindIndices = (run: ResolvedRun) => readonly bigint[];

function rowFinder({ count }: FanOut, varied: readonly ComparedColumn[]): FindIndices {
  const keyOf = (values: readonly Value[]) => values.map(valueKey).map(measured).join("\n");
  const rows = indicesByKey(Number(count ?? 0n), (row) =>
    keyOf(varied.map(({ column, parameter }) => typedValue(parameter, valueAt(column, row)))),
  );
  return (resolved) =>
    (rows.get(keyOf(varied.map((it) => it.valueOf(resolved)))) ?? []).map(BigInt);
}

/** Texts may hold any character, so their lengths are part of the key. */
function measured(text: string): string {
  return `${text.length} ${text}`;
}

function productFinder(varied: readonly ComparedColumn[]): FindIndices | string {
  const axes: { readonly compared: ComparedColumn; readonly find: FindValue }[] = [];
  for (const compared of varied) {
    const find = valueFinder(compared.column, compared.parameter);
    if (!find) {
      const { name, values } = compared.column;
      return `"${name}" has ${values.length} values, too many to find those that have run`;
    }
    axes.push({ compared, find });
  }
  return (resolved) => {
    let indices: readonly bigint[] = [0n];
    for (const { compared, find } of axes) {
      const size = BigInt(compared.column.values.length);
      const found = find(compared.valueOf(resolved));
      if (indices.length * found.length > mostSame) return [];
      indices = indices.flatMap((it) => found.map((at) => it * size + BigInt(at)));
    }
    return indices;
  };
}

/** A run of more variants than this, which then differ in repeated values only, is left out. */
const mostSame = 10_000;
