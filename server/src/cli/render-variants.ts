import { printedJson, printedWord } from "#core/base/terminal-text.ts";
import {
  type ExportOptions,
  exportedCount,
  variantsIn,
} from "#core/features/exports/export-variants.ts";
import { variantJson } from "#core/features/exports/json.ts";
import { pythonStr } from "#core/model/python-text.ts";
import { explainCount } from "#core/simulation/plan/explain-count.ts";
import { summarizeProblems } from "#core/simulation/problem-summary.ts";
import type { FanOut, ParameterColumn, Variant } from "#core/simulation/variant.ts";
import { countNumber, executions } from "./count-text.ts";
import { settingsShape } from "./settings-shape.ts";

/** The interface for scripts; numbers are as exact as their source had them. */
export function* renderVariantsJson(
  result: FanOut,
  options: ExportOptions,
): Generator<string, undefined> {
  const fields: readonly (readonly [string, string])[] = [
    ["pipeline", JSON.stringify(result.pipeline)],
    ["node", JSON.stringify(result.node)],
    ["type", JSON.stringify(result.type)],
    ["count", JSON.stringify(countNumber(result.count))],
    ["varied", JSON.stringify(variedNames(result))],
    ["parameters", list(result.columns.map(columnText))],
    ["settings", JSON.stringify(settingsShape(result.settings))],
  ];
  yield printedJson(
    `{\n${fields.map(([key, text]) => `  ${JSON.stringify(key)}: ${text},\n`).join("")}`,
  );
  yield '  "variants": [';
  let lead = "\n    ";
  for (const variant of variantsIn(result, options)) {
    yield lead + variantJson(variant);
    lead = ",\n    ";
  }
  yield lead.startsWith(",") ? "\n  ],\n" : "],\n";
  yield `  "notes": ${printedJson(JSON.stringify(result.notes.map((it) => it.text)))}\n}\n`;
  return undefined;
}

/** The same for people: the count first, then its explanation. */
export function* renderVariantsText(
  result: FanOut,
  options: ExportOptions,
): Generator<string, undefined> {
  const { count, type, countGrade } = result;
  yield line(`${result.pipeline} / ${result.node}: ${executions(count)} (${type}, ${countGrade})`);
  const explanation = explainCount(result);
  // A note says the same where that matters.
  if (!result.notes.some(({ text }) => text.endsWith(explanation))) yield line(explanation);
  for (const { severity, text } of result.notes) yield line(`${severity}: ${text}`);
  for (const it of problemLines(result)) yield line(it);
  const { view, offset = 0n } = options;
  if (view) yield `${view.count} of them match\n`;
  for (const variant of variantsIn(result, options)) {
    yield variantLines(result, variant).map(line).join("");
  }
  const all = view?.count ?? count ?? 0n;
  const left = all - offset - exportedCount(result, options);
  if (result.predictable && left > 0n) yield `... and ${left} more\n`;
  return undefined;
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

function variedNames(result: FanOut): readonly string[] {
  return result.columns.filter((it) => it.varied).map((it) => it.name);
}

function columnText({ name, origin, grade }: ParameterColumn): string {
  return JSON.stringify({ name, origin: origin.kind, source: origin.source, grade });
}

function list(texts: readonly string[]): string {
  return texts.length === 0 ? "[]" : `[\n    ${texts.join(",\n    ")}\n  ]`;
}
