import { nullValue, type Value } from "#core/base/value.ts";
import { parseJson } from "#core/model/parse-json.ts";
import { pythonStr } from "#core/model/python-text.ts";
import { createCollector } from "./collector.ts";
import type { MetadataReading } from "./reading.ts";

/** One execution of what `vh --output-format json exec summarize` prints. */
export interface SummarizedExecution {
  /** Its number in the project, as printed. */
  readonly counter: string;
  readonly metadata: readonly (readonly [string, Value])[];
}

/** What the summary says about the execution itself; `Execution` and `Duration` are the headings of its other formats. */
const ownKeys = new Set(["counter", "id", "duration", "Execution", "Duration"]);

/** The executions of a summary, in the order printed; undefined where the text is not a summary. */
export function summarizedExecutions(text: string): readonly SummarizedExecution[] | undefined {
  const parsed = parseJson(text.replace(/^\ufeff/, ""));
  if (parsed.kind === "problem" || parsed.value.kind !== "list") return undefined;
  const rows = parsed.value.items.flatMap((it) => (it.kind === "object" ? [it.entries] : []));
  if (rows.length === 0 || rows.length < parsed.value.items.length) return undefined;
  const found = rows.flatMap((entries) => {
    const counter = entries.find(([key]) => key === "counter" || key === "Execution");
    // A row has null for a key that only other executions printed.
    const metadata = entries.filter(([key, it]) => !ownKeys.has(key) && it.kind !== "null");
    return counter ? [{ counter: pythonStr(counter[1] ?? nullValue), metadata }] : [];
  });
  return found.length === rows.length ? found : undefined;
}

/** Reads the metadata of one execution of a summary, by default of the last one. */
export function readSummary(text: string, counter?: string): MetadataReading | undefined {
  const executions = summarizedExecutions(text);
  const chosen =
    counter === undefined
      ? executions?.at(-1)
      : executions?.find((it) => it.counter === counter.replace(/^#/, ""));
  if (!executions || !chosen) return undefined;
  const collector = createCollector();
  collector.add(chosen.metadata, { line: 1, offset: 0, time: undefined }, text.length);
  const lines = text.split("\n").length;
  return { ...collector.finish("summary", lines), events: executions.length };
}
