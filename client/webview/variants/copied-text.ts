import type { Value } from "#core/base/value.ts";
import { jsonText, strictJsonText } from "#core/model/json-text.ts";
import { csvLines } from "#core/simulation/metadata/csv.ts";
import type { Variant } from "#core/simulation/variant.ts";
import { runText } from "../runs/run-words.ts";
import type { GridColumn } from "./columns.ts";
import { type ActiveCell, headerRow } from "./grid-keys.ts";
import type { VariantSource } from "./variant-source.ts";

/** What to copy for a cell: itself, its row, its column, the command of its row, or the line of `vh` that starts it. */
export type Copied = "value" | "row" | "column" | "command" | "vh line";

interface CopiedTable {
  readonly variants: VariantSource;
  readonly columns: readonly GridColumn[];
}

/** The most rows that a copied column has; exports take the rest. */
const longestColumn = 100_000n;

/** The text to copy; undefined where there is no such cell, and for the commands of the header. */
export function copiedText(
  what: Copied,
  { columns, variants }: CopiedTable,
  { row, column: index }: ActiveCell,
): string | undefined {
  const column = columns[index];
  if (column === undefined || row >= variants.count) return undefined;
  switch (what) {
    case "value":
      return cellText(column, variants, row);
    case "row":
      return tableText([columns.map((it) => cellText(it, variants, row))]);
    case "column": {
      const length = Number(variants.count < longestColumn ? variants.count : longestColumn);
      const rows = Array.from({ length }, (_, at) => cellText(column, variants, BigInt(at)));
      return tableText([column.name, ...rows].map((it) => [it]));
    }
    case "command":
      return row === headerRow ? undefined : commandText(variants.at(row));
    case "vh line":
      return row === headerRow ? undefined : variants.vhLineAt(row);
  }
}

/** As spreadsheets take it: tabs between cells, and quotes around a cell with a tab, a line break or a quote. */
function tableText(rows: readonly (readonly string[])[]): string {
  return csvLines(rows, "\t").slice(0, -1);
}

function commandText({ command }: Variant): string {
  return command.join("\n");
}

/** A list is copied as JSON. */
function copiedValue(value: Value | undefined): string {
  if (value === undefined || value.kind === "null") return "";
  if (value.kind === "string") return value.value;
  return value.kind === "list" || value.kind === "object" ? strictJsonText(value) : jsonText(value);
}

function cellText(column: GridColumn, variants: VariantSource, row: bigint): string {
  if (row === headerRow) return column.name;
  const variant = variants.at(row);
  switch (column.kind) {
    case "index":
      return String(variant.index + 1n);
    case "parameter":
      return copiedValue(variant.parameters.find(([name]) => name === column.name)?.[1]);
    case "run": {
      const run = variants.runOf(variant);
      return run ? runText(run) : "";
    }
    case "metric":
      return copiedValue(variants.runOf(variant)?.metrics.get(column.name));
    case "input":
      return (variant.inputs.find(([name]) => name === column.name)?.[1] ?? []).join("\n");
    case "command":
      return commandText(variant);
  }
}
