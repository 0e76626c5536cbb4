import type { FanOut, Variant } from "#core/simulation/variant.ts";
import { variantAt } from "#core/simulation/variant-at.ts";
import type { VariantView } from "#core/simulation/view/variant-view.ts";
import type { Exporter } from "./exporter.ts";
import { exportJson, exportJsonLines } from "./json.ts";
import { exportParameterSets } from "./parameter-sets.ts";
import { exportCsv, exportMarkdown, exportTsv } from "./table.ts";
import { exportVh } from "./vh/execution-lines.ts";
import { exportVhTask } from "./vh/task-line.ts";

/*
 * Variants as text for other tools. `exportVariants` gives chunks of text one after the other and holds one chunk at a
 * time, so that millions of variants can be written to a file with progress. To stop early, take no more chunks.
 */

export type ExportFormat = (typeof exportFormats)[number];

/** The formats by the names that `--format` takes. */
export const exportFormats = [
  "csv",
  "tsv",
  "json",
  "json-lines",
  "markdown",
  "parameter-sets",
  "vh",
  "vh-task",
] as const;

/** Which variants are exported: all, or the rows of a view from an offset on. */
export interface ExportOptions {
  readonly view?: VariantView | undefined;
  readonly offset?: bigint | undefined;
  readonly limit?: bigint | undefined;
  /** How to write text that a spreadsheet would take for a formula; CSV and TSV escape it unless the user says not to. */
  readonly formulas?: "escape" | "keep" | undefined;
}

const exporters: { readonly [format in ExportFormat]: Exporter } = {
  csv: exportCsv,
  tsv: exportTsv,
  json: exportJson,
  "json-lines": exportJsonLines,
  markdown: exportMarkdown,
  "parameter-sets": exportParameterSets,
  vh: exportVh,
  "vh-task": exportVhTask,
};

/** The ending of a file in this format. */
export const exportEndings: { readonly [format in ExportFormat]: string } = {
  csv: "csv",
  tsv: "tsv",
  json: "json",
  "json-lines": "jsonl",
  markdown: "md",
  "parameter-sets": "yaml",
  vh: "sh",
  "vh-task": "sh",
};

/** How many variants an export writes. */
export function exportedCount(fanOut: FanOut, options: ExportOptions = {}): bigint {
  if (!fanOut.predictable) return 0n;
  const all = options.view?.count ?? fanOut.count ?? 0n;
  const left = all - (options.offset ?? 0n);
  const wanted = options.limit !== undefined && options.limit < left ? options.limit : left;
  return wanted > 0n ? wanted : 0n;
}

/** The variants as chunks of text of some tens of thousands of characters. */
export function* exportVariants(
  fanOut: FanOut,
  format: ExportFormat,
  options: ExportOptions = {},
): Generator<string, undefined> {
  const manner = {
    isPart: exportedCount(fanOut, options) !== exportedCount(fanOut),
    escapesFormulas: options.formulas !== "keep",
  };
  let chunk = "";
  for (const text of exporters[format](fanOut, variantsIn(fanOut, options), manner)) {
    chunk += text;
    if (chunk.length < chunkSize) continue;
    yield chunk;
    chunk = "";
  }
  if (chunk !== "") yield chunk;
  return undefined;
}

const chunkSize = 50_000;

/** The variants of an export, one after the other. */
export function* variantsIn(
  fanOut: FanOut,
  options: ExportOptions = {},
): Generator<Variant, undefined> {
  const start = options.offset ?? 0n;
  const end = start + exportedCount(fanOut, options);
  for (let row = start; row < end; row++) {
    yield variantAt(fanOut, options.view ? options.view.at(row) : row);
  }
  return undefined;
}
