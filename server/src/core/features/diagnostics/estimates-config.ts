import { closest } from "#core/base/closest.ts";
import type { SourceRange } from "#core/base/range.ts";
import { minutesOf, positiveCount, scaledDecimal } from "#core/model/estimate.ts";
import {
  type ConfigEstimate,
  type ConfigEstimates,
  noEstimates,
} from "#core/model/project-estimates.ts";
import { locatedText } from "#core/model/read.ts";
import { entriesOf, listOf } from "#core/syntax/mapping.ts";
import { dereference, type MappingEntry, type SyntaxNode } from "#core/syntax/tree.ts";
import type { LintConfigProblem } from "./lint-config-problem.ts";

/** The keys of the section `estimates` of a `.valohai-lint.yaml`, with what they hold. */
export const estimatesKeys = {
  currency:
    "The currency of the prices, such as `EUR`. Without it, costs are shown without a currency.",
  steps: "What is known about the executions of each step, by its name.",
  environments:
    "What is known about the executions on each environment, by its name. What `steps` says about a step takes precedence.",
} as const;

/** The keys of a step or an environment below `estimates`, with what they hold. */
export const estimateKeys = {
  minutes:
    "How many minutes one execution takes: a number, or `[10, 12, 20]` for the shortest, the usual and the longest one.",
  parallel: "How many executions of one node run at the same time.",
  "price-per-hour": "What an hour of one execution costs.",
} as const;

/** A name in the section, with its place in the file. */
export interface EstimatedName {
  readonly kind: "step" | "environment";
  readonly name: string;
  readonly range: SourceRange;
}

/** To which lists the reading of the section adds, and the line of an offset in the file, from 1. */
export interface EstimatesReading {
  readonly problems: LintConfigProblem[];
  readonly estimated: EstimatedName[];
  lineOf(offset: number): number;
}

/** Reads the section `estimates` of a `.valohai-lint.yaml`; what cannot be understood is reported and estimates nothing. */
export function readEstimates(
  entry: MappingEntry | undefined,
  reading: EstimatesReading,
): ConfigEstimates {
  if (!entry) return noEstimates;
  const entries = entriesIn(entry, estimatesKeys, reading);
  return {
    steps: readNamed("step", entries.get("steps"), reading),
    environments: readNamed("environment", entries.get("environments"), reading),
    currency: readCurrency(entries.get("currency"), reading),
  };
}

/** The entries of a mapping whose keys are fixed; others are reported. */
function entriesIn(
  entry: MappingEntry,
  keys: { readonly [key: string]: string },
  { problems }: EstimatesReading,
): ReadonlyMap<string, MappingEntry> {
  const names = Object.keys(keys);
  if (isOther(entry.value)) {
    problems.push({ range: entry.value.range, message: `This takes ${names.join(", ")}` });
  }
  const entries = entriesOf(entry.value);
  for (const [key, { key: node }] of entries) {
    if (!Object.hasOwn(keys, key)) problems.push(unknownKey(key, names, node.range));
  }
  return entries;
}

/** Whether something stands where a mapping belongs. */
function isOther(node: SyntaxNode): boolean {
  const { kind } = dereference(node);
  return kind !== "mapping" && (kind === "sequence" || locatedText(node) !== undefined);
}

function unknownKey(key: string, names: readonly string[], range: SourceRange): LintConfigProblem {
  const near = closest(key, names);
  const message = `Unknown key "${key}"; there are ${names.join(", ")}`;
  return { range, message, ...(near === undefined ? {} : { words: [near] }) };
}

function readNamed(
  kind: EstimatedName["kind"],
  entry: MappingEntry | undefined,
  reading: EstimatesReading,
): { readonly [name: string]: ConfigEstimate } {
  if (!entry) return {};
  if (isOther(entry.value)) {
    const message = "This takes a mapping from names to what is known about their executions";
    reading.problems.push({ range: entry.value.range, message });
  }
  const named = [...entriesOf(entry.value)];
  for (const [name, { key }] of named) reading.estimated.push({ kind, name, range: key.range });
  return Object.fromEntries(named.map(([name, it]) => [name, readEstimate(it, reading)]));
}

function readEstimate(entry: MappingEntry, reading: EstimatesReading): ConfigEstimate {
  const entries = entriesIn(entry, estimateKeys, reading);
  const figure = <T>(key: keyof typeof estimateKeys, read: Reader<T>) => {
    const found = entries.get(key);
    const value = found && read(found.value);
    if (found && value === undefined) {
      const { range } = found.value.kind === "missing" ? found.key : found.value;
      reading.problems.push({ range, message: wanted[key] });
    }
    return found && value !== undefined
      ? { value, line: reading.lineOf(found.key.range.start) }
      : undefined;
  };
  const duration = figure("minutes", readMinutes);
  const parallel = figure("parallel", (node) => positiveCount(textOf(node)));
  const price = figure("price-per-hour", readPrice);
  return { ...(duration && { duration }), ...(parallel && { parallel }), ...(price && { price }) };
}

type Reader<T> = (node: SyntaxNode) => T | undefined;

const wanted = {
  minutes:
    "Minutes are a positive number such as 12, or three in ascending order such as [10, 12, 20]: the shortest, the usual and the longest",
  parallel: "The number of executions at the same time is a whole number of at least 1",
  "price-per-hour": "A price is a number such as 0.90",
} as const;

function readMinutes(node: SyntaxNode) {
  const isList = dereference(node).kind === "sequence";
  return minutesOf(isList ? listOf(node).map(textOf) : [textOf(node)]);
}

function readPrice(node: SyntaxNode) {
  const millionths = scaledDecimal(textOf(node), 1_000_000n);
  return millionths === undefined ? undefined : { millionths, currency: undefined };
}

function textOf(node: SyntaxNode): string {
  return locatedText(node)?.value ?? "";
}

function readCurrency(
  entry: MappingEntry | undefined,
  { problems }: EstimatesReading,
): string | undefined {
  const text = entry && locatedText(entry.value);
  if (!entry || isCurrency(text?.value)) return text?.value;
  const { range } = entry.value.kind === "missing" ? entry.key : entry.value;
  problems.push({ range, message: "A currency is a word such as EUR, or a sign such as €" });
  return undefined;
}

function isCurrency(text: string | undefined): boolean {
  return text !== undefined && /^(?:[A-Za-z]{1,9}|[\u20ac$\u00a3\u00a5])$/.test(text);
}
