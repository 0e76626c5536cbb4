import { printedWord } from "#core/base/terminal-text.ts";
import { pythonStr } from "#core/model/python-text.ts";
import { explainCount } from "#core/simulation/plan/explain-count.ts";
import { awaitedByFanOut, waitingText } from "#core/simulation/plan/waits-for.ts";
import { summarizeProblems } from "#core/simulation/problem-summary.ts";
import type { FanOut, Variant } from "#core/simulation/variant.ts";
import type { VariantView } from "#core/simulation/view/variant-view.ts";
import { executions } from "./count-text.ts";
import { type ExportOptions, exportedCount, variantsIn } from "./exported-variants.ts";

/** Variants for people, ready to be printed: the count first, then its explanation. */
export function* variantsText(
  result: FanOut,
  options: ExportOptions,
): Generator<string, undefined> {
  const { view, offset = 0n } = options;
  yield* variantsHead(result, view);
  for (const variant of variantsIn(result, options)) yield variantText(result, variant);
  const all = view?.count ?? result.count ?? 0n;
  const left = all - offset - exportedCount(result, options);
  if (result.predictable && left > 0n) yield `... and ${left} more\n`;
  return undefined;
}

/** What is said about all variants before the first of them: how many there are and why. */
export function* variantsHead(
  result: FanOut,
  view: VariantView | undefined,
): Generator<string, undefined> {
  const { count, type, countGrade } = result;
  const waiting = awaitedByFanOut(result).nodes;
  const runs = waiting.length > 0 ? waitingText(waiting) : executions(count);
  yield line(`${result.pipeline} / ${result.node}: ${runs} (${type}, ${countGrade})`);
  const explanation = explainCount(result);
  // A note says the same where that matters.
  if (waiting.length === 0 && !result.notes.some(({ text }) => text.endsWith(explanation)))
    yield line(explanation);
  for (const { severity, text } of result.notes) yield line(`${severity}: ${text}`);
  for (const it of problemLines(result)) yield line(it);
  if (view) yield `${view.count} of them match\n`;
  return undefined;
}

/** One variant: its number, the values that vary, its commands and its problems. */
export function variantText(result: FanOut, variant: Variant): string {
  return variantLines(result, variant).map(line).join("");
}

function line(text: string): string {
  return `${printedWord(text)}\n`;
}

/** How many variants have problems, where their values are known. */
function problemLines(result: FanOut): readonly string[] {
  if (!result.predictable || result.count === undefined) return [];
  const { count, kinds, sampled } = summarizeProblems(result);
  const wrong = kinds.filter((it) => it.kind !== "duplicate" && it.kind !== "empty");
  const list = wrong.map((it) => `${it.count} ${it.kind}`).join(", ");
  if (count === 0n) return sampled;
  return [`${count} of ${executions(result.count)} with problems: ${list}`, ...sampled];
}

function variantLines(result: FanOut, variant: Variant): readonly string[] {
  const varied = new Set(variedNames(result));
  const values = variant.parameters
    .filter(([name]) => varied.has(name))
    .map(([name, value]) => `${name}=${pythonStr(value)}`);
  const number = `#${variant.index + 1n}`;
  return [
    [number, ...values].join("  "),
    ...variant.command.flatMap((it) => it.split("\n").map((line) => `    ${line}`)),
    ...variant.problems.map((it) => `    problem: ${it}`),
  ];
}

/** The names of the parameters that differ between variants. */
export function variedNames(result: FanOut): readonly string[] {
  return result.columns.filter((it) => it.varied).map((it) => it.name);
}
