import { variantJson } from "../core/features/exports/json.ts";
import { pythonStr } from "../core/model/python-text.ts";
import type { FanOut, ParameterColumn, Variant } from "../core/simulation/variant.ts";

/** The interface for scripts; numbers are as exact as their source had them. */
export function renderVariantsJson(result: FanOut, variants: readonly Variant[]): string {
  const fields: readonly (readonly [string, string])[] = [
    ["pipeline", JSON.stringify(result.pipeline)],
    ["node", JSON.stringify(result.node)],
    ["type", JSON.stringify(result.type)],
    ["count", countText(result.count)],
    ["varied", JSON.stringify(variedNames(result))],
    ["parameters", list(result.columns.map(columnText))],
    ["variants", list(variants.map(variantJson))],
    ["notes", JSON.stringify(result.notes.map((it) => it.text))],
  ];
  return `{\n${fields.map(([key, text]) => `  ${JSON.stringify(key)}: ${text}`).join(",\n")}\n}\n`;
}

/** The same for people: the count first. */
export function renderVariantsText(result: FanOut, variants: readonly Variant[]): string {
  const lines = [
    `${result.pipeline} / ${result.node}: ${executions(result.count)} (${result.type})`,
    ...result.notes.map((it) => `${it.severity}: ${it.text}`),
    ...variants.flatMap((it) => variantLines(result, it)),
  ];
  const left = (result.count ?? 0n) - BigInt(variants.length);
  if (result.predictable && left > 0n) lines.push(`... and ${left} more`);
  return `${lines.join("\n")}\n`;
}

function variantLines(result: FanOut, variant: Variant): readonly string[] {
  const varied = new Set(variedNames(result));
  const values = variant.parameters
    .filter(([name]) => varied.has(name))
    .map(([name, value]) => `${name}=${pythonStr(value)}`);
  const number = `#${variant.index + 1n}`;
  return [
    [number, ...values].join("  "),
    ...variant.command.map((it) => `    ${it.replaceAll("\n", "\n    ")}`),
    ...variant.problems.map((it) => `    problem: ${it}`),
  ];
}

function executions(count: bigint | undefined): string {
  if (count === undefined) return "unknown number of executions";
  return count === 1n ? "1 execution" : `${count} executions`;
}

function variedNames(result: FanOut): readonly string[] {
  return result.columns.filter((it) => it.varied).map((it) => it.name);
}

/** A number, or a string where a JSON reader could not hold the number exactly. */
function countText(count: bigint | undefined): string {
  if (count === undefined) return "null";
  return count <= BigInt(Number.MAX_SAFE_INTEGER) ? String(count) : `"${count}"`;
}

function columnText({ name, origin, grade }: ParameterColumn): string {
  return JSON.stringify({ name, origin: origin.kind, source: origin.source, grade });
}

function list(texts: readonly string[]): string {
  return texts.length === 0 ? "[]" : `[\n    ${texts.join(",\n    ")}\n  ]`;
}
