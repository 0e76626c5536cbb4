import { parseArgs } from "node:util";
import {
  type ExportFormat,
  exportFormats,
  exportVariants,
} from "#core/features/exports/export-variants.ts";
import { type ExportOptions, exportedCount } from "#core/features/exports/exported-variants.ts";
import { variantsText } from "#core/features/exports/variants-text.ts";
import { fanOut } from "#core/simulation/fan-out.ts";
import type { MatchedRuns } from "#core/simulation/runs/match-runs.ts";
import { withSampleDraws } from "#core/simulation/sample-draws.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import type { ViewFilter } from "#core/simulation/view/among.ts";
import type { VariantFilter } from "#core/simulation/view/filter.ts";
import { parseFilter, problemKinds } from "#core/simulation/view/parse-filter.ts";
import type { VariantOrder, VariantView } from "#core/simulation/view/variant-view.ts";
import { viewVariants } from "#core/simulation/view/view-variants.ts";
import { type CliIo, UsageError } from "./cli-io.ts";
import { endWhenInterrupted, pause } from "./interrupt.ts";
import { asMisuse, formatNamed } from "./options.ts";
import { queryOf, queryOptions } from "./query-options.ts";
import { renderVariantsJson } from "./render-variants.ts";
import { givenRuns, orderWithMetrics, runFilters, runsOptions } from "./runs-options.ts";
import { selectNode } from "./select-node.ts";

/** The options of `variants`. */
export const variantsOptions = {
  ...queryOptions,
  ...runsOptions,
  node: { type: "string" },
  where: { type: "string", multiple: true },
  sort: { type: "string" },
  descending: { type: "boolean" },
  illustrate: { type: "string" },
  offset: { type: "string" },
  limit: { type: "string" },
  format: { type: "string" },
  output: { type: "string" },
  "escape-formulas": { type: "boolean" },
  "no-escape-formulas": { type: "boolean" },
  json: { type: "boolean" },
} as const;

/** How many variants are shown on a screen unless the command line says otherwise; exports write all. */
const usualLimit = 1000n;

/** Lists the executions that a node of a pipeline will create; status 1 when they cannot all be run. */
export async function variants(args: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = asMisuse(() =>
    parseArgs({ args: [...args], options: variantsOptions, allowPositionals: true }),
  );
  const format = formatOf(values.format ?? (values.json ? "json" : "text"));
  const filters = (values.where ?? []).map(filterOf);
  const seed = countOf("--illustrate", values.illustrate);
  const query = queryOf(values, positionals, io);
  const all = fanOut({ ...query, node: selectNode(query.source, values.node) });
  const result = seed === undefined ? all : withSampleDraws(all, Number(seed));
  const runs = await givenRuns(values, result, io);
  const order = orderWithMetrics(orderOf(values.sort, values.descending), result, runs);
  const view = viewOf(result, [...filters, ...runFilters(values, runs)], order, io);
  const shown = format === "text" || format === "json";
  const options: ExportOptions = {
    view,
    offset: countOf("--offset", values.offset),
    limit: limitOf(values.limit, shown && values.output === undefined ? usualLimit : undefined),
    formulas: formulasOf(values["escape-formulas"], values["no-escape-formulas"]),
  };
  await write(
    values.output,
    texts(result, format, options, runs),
    exportedCount(result, options),
    io,
  );
  return result.notes.some((it) => it.severity === "error") ? 1 : 0;
}

type Format = ExportFormat | "text";

/** The names that `--format` of `variants` takes. */
export const variantFormats: readonly Format[] = ["text", ...exportFormats];

function formatOf(name: string): Format {
  return name === "jsonl" ? "json-lines" : formatNamed(name, variantFormats);
}

function filterOf(text: string): VariantFilter {
  const filter = parseFilter(text);
  if (filter) return filter;
  throw new UsageError(`--where ${text}: a problem is one of ${problemKinds.join(", ")}`);
}

function countOf(option: string, text: string | undefined): bigint | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return BigInt(text);
  throw new UsageError(`${option} takes a whole number, not "${text}"`);
}

function limitOf(text: string | undefined, usual: bigint | undefined): bigint | undefined {
  if (text === "all") return undefined;
  return text === undefined ? usual : countOf("--limit", text);
}

function formulasOf(escapes: boolean | undefined, keeps: boolean | undefined) {
  if (escapes && keeps) {
    throw new UsageError("--escape-formulas and --no-escape-formulas exclude each other");
  }
  return keeps ? "keep" : "escape";
}

function orderOf(
  parameter: string | undefined,
  descending: boolean | undefined,
): VariantOrder | undefined {
  if (parameter === undefined) return undefined;
  return { parameter, direction: descending ? "descending" : "ascending" };
}

function viewOf(
  result: FanOut,
  filters: readonly ViewFilter[],
  order: VariantOrder | undefined,
  io: CliIo,
): VariantView | undefined {
  if (filters.length === 0 && !order) return undefined;
  const view = viewVariants(result, filters, order);
  for (const text of view.unsupported) io.error(`Not applied: ${text}\n`);
  return view;
}

function texts(
  result: FanOut,
  format: Format,
  options: ExportOptions,
  runs: MatchedRuns | undefined,
): Iterable<string> {
  if (format === "text") return variantsText(result, options);
  if (format === "json") return renderVariantsJson(result, options, runs);
  return exportVariants(result, format, options);
}

/** Writes the text in chunks, so that a large export takes no memory, with progress on a terminal. */
async function write(
  file: string | undefined,
  chunks: Iterable<string>,
  count: bigint,
  io: CliIo,
): Promise<void> {
  endWhenInterrupted();
  const sink = io.open(file ?? "-");
  try {
    let done = 0;
    for (const chunk of chunks) {
      sink.write(chunk);
      await pause();
      if (file === undefined) continue;
      done += chunk.length;
      const size = `${Math.round(done / 1000)} kB`;
      io.progress(`Writing ${count} variants to ${file}: ${size}`, undefined);
    }
    if (file !== undefined) io.progress("", 1);
    sink.close();
  } finally {
    sink.abandon();
  }
}
