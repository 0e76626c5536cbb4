import { tableCell, tableCode } from "#core/base/markdown.ts";
import { spreadsheetText } from "#core/base/spreadsheet-text.ts";
import type { Value } from "#core/base/value.ts";
import { strictJsonText } from "#core/model/json-text.ts";
import { pythonStr } from "#core/model/python-text.ts";
import { csvLines } from "#core/simulation/metadata/csv.ts";
import type { FanOut, Variant } from "#core/simulation/variant.ts";
import type { Manner } from "./exporter.ts";

/** A table with a column per parameter, then the command and the problems. */
export function exportCsv(fanOut: FanOut, variants: Iterable<Variant>, manner: Manner) {
  return exportTable(fanOut, variants, manner, ",");
}

/** The same with tabs between the cells. */
export function exportTsv(fanOut: FanOut, variants: Iterable<Variant>, manner: Manner) {
  return exportTable(fanOut, variants, manner, "\t");
}

function* exportTable(
  { columns }: FanOut,
  variants: Iterable<Variant>,
  { escapesFormulas }: Manner,
  delimiter: string,
): Generator<string, undefined> {
  const written = escapesFormulas ? spreadsheetText : (text: string) => text;
  const names = columns.map((it) => it.name);
  yield csvLines([[...names, "command", "problems"].map(written)], delimiter);
  let rows: (readonly string[])[] = [];
  for (const { parameters, command, problems } of variants) {
    const cells = [...cellsOf(parameters, names), command.join("\n"), problems.join("\n")];
    rows.push(cells.map(written));
    if (rows.length < rowsAtOnce) continue;
    yield csvLines(rows, delimiter);
    rows = [];
  }
  yield csvLines(rows, delimiter);
  return undefined;
}

/** A variant has its parameters in the order of the columns, except those that are drawn. */
function cellsOf(parameters: Variant["parameters"], names: readonly string[]): readonly string[] {
  if (parameters.length === names.length) return parameters.map(([, value]) => cellText(value));
  const values = new Map(parameters);
  return names.map((it) => cellText(values.get(it)));
}

/** Quoting many rows at once is faster than one by one. */
const rowsAtOnce = 100;

/** A missing value is an empty cell, several values are JSON, and anything else is as in the command. */
function cellText(value: Value | undefined): string {
  if (!value || value.kind === "null") return "";
  return value.kind === "list" || value.kind === "object"
    ? strictJsonText(value)
    : pythonStr(value);
}

/** A table for a text in Markdown: what varies, and the command. */
export function* exportMarkdown(
  { columns }: FanOut,
  variants: Iterable<Variant>,
): Generator<string, undefined> {
  const names = columns.filter((it) => it.varied).map((it) => it.name);
  yield markdownLine(["#", ...names.map(tableCell), "command"]);
  yield markdownLine(["---:", ...names.map(() => "---"), "---"]);
  for (const { index, parameters, command } of variants) {
    const values = new Map(parameters);
    const cells = names.map((it) => tableCell(cellText(values.get(it))));
    yield markdownLine([String(index + 1n), ...cells, command.map(tableCode).join("<br>")]);
  }
  return undefined;
}

function markdownLine(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |\n`;
}
