import { stringValue, type Value } from "#core/base/value.ts";
import { type JsonProblem, parseJson, shiftProblem } from "#core/model/parse-json.ts";
import { csvTable } from "../metadata/csv.ts";
import { createLineReader } from "../metadata/line-reader.ts";
import type { ReadingProblem } from "../metadata/reading.ts";
import type { EarlierRun } from "./earlier-run.ts";
import { entriesOf } from "./run-fields.ts";
import { runOfObject } from "./run-of-object.ts";

/** How a file holds earlier runs: a JSON document, one JSON object per line, or a table. */
export type RunsFormat = "json" | "json-lines" | "csv";

/** The earlier runs of one text. */
export interface RunsReading {
  readonly format: RunsFormat;
  /** In the order of the text. */
  readonly runs: readonly EarlierRun[];
  /** At most a hundred; the rest is read despite them. */
  readonly problems: readonly ReadingProblem[];
}

export type RunsResult =
  | { readonly kind: "reading"; readonly reading: RunsReading }
  | { readonly kind: "problem"; readonly problem: RunsProblem };

/** Why nothing could be read. */
export interface RunsProblem extends JsonProblem {
  /** From 1, where the problem is that of a line; its range may then be empty. */
  readonly line?: number;
}

/** More runs than this are not read from one text. */
export const maxRuns = 100_000;

/**
 * Reads earlier runs: what `vh --output-format json` prints for `exec list`, `exec info` or `exec summarize`, an answer of
 * Valohai's API, JSON lines of such objects, or a table with a column per parameter and metric. A problem says why nothing could be read.
 */
export function readRuns(text: string, fileName = ""): RunsResult {
  const plain = text.replace(/^\ufeff/, "");
  const shift = text.length - plain.length;
  const format = formatOf(plain, fileName);
  const collector = createCollector();
  if (format === "json") {
    const problem = readDocument(plain, collector);
    if (problem) return { kind: "problem", problem: shiftProblem(problem, shift) };
  } else if (format === "json-lines") readLines(plain, shift, collector);
  else readTable(plain, collector);
  const { runs, problems } = collector;
  if (runs.length > 0) return { kind: "reading", reading: { format, runs, problems } };
  const [first] = problems;
  return { kind: "problem", problem: first ?? { message: noRuns, range: { start: 0, end: 0 } } };
}

const noRuns =
  'No executions are in this text; write it with "vh --output-format json exec list", or as a table with a column per parameter';

interface Collector {
  readonly runs: EarlierRun[];
  readonly problems: ReadingProblem[];
  /** Adds the execution that a value describes; `what` and the place say which value it is. */
  add(value: Value, what: string, place: Place): void;
  report(severity: ReadingProblem["severity"], message: string, place: Place): void;
}

type Place = Pick<ReadingProblem, "line" | "range">;

const keptProblems = 100;

function createCollector(): Collector {
  const runs: EarlierRun[] = [];
  const problems: ReadingProblem[] = [];
  const report: Collector["report"] = (severity, message, place) => {
    if (problems.length < keptProblems) problems.push({ ...place, message, severity });
  };
  let isFull = false;
  return {
    runs,
    problems,
    report,
    add(value, what, place) {
      if (runs.length >= maxRuns) {
        if (!isFull) report("warning", `Only the first ${maxRuns} executions are read`, place);
        isFull = true;
        return;
      }
      const run = value.kind === "object" ? runOfObject(value.entries) : undefined;
      if (run) runs.push(run);
      else report("error", `${what} describes no execution`, place);
    },
  };
}

function formatOf(text: string, fileName: string): RunsFormat {
  const ending = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase();
  if (ending === "csv" || ending === "tsv") return "csv";
  if (ending === "jsonl" || ending === "ndjson") return "json-lines";
  const first = /\S/.exec(text)?.[0];
  if (first === "{") {
    const line = /\S[^\r\n]*/.exec(text)?.[0] ?? "";
    const isWhole = line.length === text.trim().length;
    return !isWhole && parseJson(line).kind === "value" ? "json-lines" : "json";
  }
  return first === "[" || ending === "json" ? "json" : "csv";
}

const start: Place = { line: 1, range: { start: 0, end: 0 } };

/** Reads one JSON document: a list of executions, an answer of the API with `results`, or a single execution. */
function readDocument(text: string, collector: Collector): JsonProblem | undefined {
  const parsed = parseJson(text);
  if (parsed.kind === "problem") return parsed.problem;
  const { value } = parsed;
  const results = new Map(entriesOf(value)).get("results");
  const list = value.kind === "list" ? value : results?.kind === "list" ? results : undefined;
  if (!list) collector.add(value, "This object", start);
  for (const [at, it] of (list?.items ?? []).entries()) {
    collector.add(it, `Item ${at + 1} of the list`, start);
  }
  return undefined;
}

function readLines(text: string, shift: number, collector: Collector): void {
  const lines = createLineReader((found, line, offset) => {
    const from = offset + shift;
    const range = { start: from, end: from + (found?.length ?? 0) };
    if (found === undefined) {
      collector.report("error", "The line is too long to be read and is left out", { line, range });
    } else if (found.trim() !== "") {
      const parsed = parseJson(found);
      if (parsed.kind === "value") collector.add(parsed.value, "The line", { line, range });
      else {
        const { message, range: place } = shiftProblem(parsed.problem, from);
        collector.report("error", message, { line, range: place });
      }
    }
  });
  lines.push(text);
  lines.finish();
}

/** Reads a table whose first row names the columns; an empty cell says nothing. */
function readTable(text: string, collector: Collector): void {
  const { names, rows, problems } = csvTable(text);
  for (const { severity, message, ...place } of problems) {
    collector.report(severity, message, place);
  }
  const repeated = names.find((it, at) => it !== "" && names.indexOf(it) < at);
  if (repeated !== undefined) {
    collector.report("warning", `Two columns are named "${repeated}"; the last one counts`, start);
  }
  const isSummary = names[0] === "Execution" && names[1] === "Duration";
  rows.forEach((row, at) => {
    const cells = names.flatMap((name, index) =>
      name === "" ? [] : [[headingOf(name, isSummary), stringValue(row[index] ?? "")] as const],
    );
    const entries = [...new Map(cells)];
    collector.add({ kind: "object", entries }, `Row ${at + 2}`, { ...start, line: at + 2 });
  });
}

/** What `vh exec summarize` prints as a table has metadata only. */
function headingOf(name: string, isSummary: boolean): string {
  return isSummary && name !== "Execution" && name !== "Duration" ? `metadata.${name}` : name;
}
