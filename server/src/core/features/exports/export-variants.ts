import type { FanOut } from "#core/simulation/variant.ts";
import { type ExportOptions, exportedCount, variantsIn } from "./exported-variants.ts";
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
