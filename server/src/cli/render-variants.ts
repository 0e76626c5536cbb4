import { printedJson } from "#core/base/terminal-text.ts";
import { countNumber } from "#core/features/exports/count-text.ts";
import { type ExportOptions, variantsIn } from "#core/features/exports/exported-variants.ts";
import { variantJson } from "#core/features/exports/json.ts";
import { settingsShape } from "#core/features/exports/settings-shape.ts";
import { variedNames } from "#core/features/exports/variants-text.ts";
import { strictJsonText } from "#core/model/json-text.ts";
import { awaitedByFanOut } from "#core/simulation/plan/waits-for.ts";
import type { MatchedRun, MatchedRuns } from "#core/simulation/runs/match-runs.ts";
import type { FanOut, ParameterColumn } from "#core/simulation/variant.ts";

/** The interface for scripts; numbers are as exact as their source had them. With earlier runs, each variant says which one it is. */
export function* renderVariantsJson(
  result: FanOut,
  options: ExportOptions,
  runs: MatchedRuns | undefined,
): Generator<string, undefined> {
  const waiting = awaitedByFanOut(result).nodes;
  const fields: readonly (readonly [string, string])[] = [
    ["pipeline", JSON.stringify(result.pipeline)],
    ["node", JSON.stringify(result.node)],
    ["type", JSON.stringify(result.type)],
    ["count", JSON.stringify(countNumber(waiting.length > 0 ? undefined : result.count))],
    ["waitsFor", JSON.stringify(waiting)],
    ["varied", JSON.stringify(variedNames(result))],
    ["parameters", list(result.columns.map(columnText))],
    ["settings", JSON.stringify(settingsShape(result.settings))],
    ...(runs ? [["runs", JSON.stringify(runs.counts)] as const] : []),
  ];
  yield printedJson(
    `{\n${fields.map(([key, text]) => `  ${JSON.stringify(key)}: ${text},\n`).join("")}`,
  );
  yield '  "variants": [';
  let lead = "\n    ";
  for (const variant of variantsIn(result, options)) {
    const run = runs && runJson(runs.byIndex.get(variant.index));
    yield lead + variantJson(variant, run === undefined ? [] : [["run", run]]);
    lead = ",\n    ";
  }
  yield lead.startsWith(",") ? "\n  ],\n" : "],\n";
  yield `  "notes": ${printedJson(JSON.stringify(result.notes.map((it) => it.text)))}\n}\n`;
  return undefined;
}

/** The run of a variant; null where it has none. */
function runJson(matched: MatchedRun | undefined): string {
  if (!matched) return "null";
  const { run, outcome, metrics } = matched;
  const { number = null, id = null, status = null } = run;
  const own = JSON.stringify({ number, id, status, outcome }).slice(0, -1);
  const values = [...metrics].map(
    ([name, value]) => `${JSON.stringify(name)}: ${strictJsonText(value)}`,
  );
  return `${own},"metrics":{${values.join(", ")}}}`;
}

function columnText({ name, origin, grade }: ParameterColumn): string {
  return JSON.stringify({ name, origin: origin.kind, source: origin.source, grade });
}

function list(texts: readonly string[]): string {
  return texts.length === 0 ? "[]" : `[\n    ${texts.join(",\n    ")}\n  ]`;
}
