import { type JsonProblem, parseJson } from "#core/model/parse-json.ts";
import { createCollector } from "./collector.ts";
import { readCsv } from "./csv.ts";
import { createJsonLinesReader, createLogReader } from "./log-reader.ts";
import { looksLikeLog, metadataFromText } from "./metadata-from-text.ts";
import type { MetadataFormat, MetadataReading } from "./reading.ts";
import { readSummary, summarizedExecutions } from "./summary.ts";

/*
 * The sources of metadata, each a pure function of its text:
 *   readMetadata       any text; its shape and file name decide how it is read
 *   createLogReader    a log in chunks, for files of any size
 *   readCsv, readSummary, metadataFromText  one format each
 * All give a `MetadataReading`; `metadataOf` picks the values that count.
 */

/** What is known of a text of metadata beside the text itself. */
export interface ReadOptions {
  /** Detected when it is not given. */
  readonly format?: MetadataFormat | undefined;
  /** The name of the file, whose extension shows the format. */
  readonly fileName?: string | undefined;
  /** Which execution of a summary is meant. */
  readonly counter?: string | undefined;
}

/** What a text of metadata says, or why it cannot be read. */
export type ReadResult =
  | { readonly kind: "reading"; readonly reading: MetadataReading }
  | { readonly kind: "problem"; readonly problem: JsonProblem };

/** Reads the metadata of one node from a text in any of the formats. */
export function readMetadata(text: string, options: ReadOptions = {}): ReadResult {
  const format = options.format ?? detectFormat(text, options.fileName);
  switch (format) {
    case "csv":
      return reading(readCsv(text));
    case "log":
    case "json-lines": {
      const reader = format === "log" ? createLogReader() : createJsonLinesReader();
      reader.push(text);
      return reading(reader.finish());
    }
    case "summary": {
      const found = readSummary(text, options.counter);
      return found ? reading(found) : problem(summaryText(text, options.counter));
    }
    case "json":
      return readObject(text);
  }
}

/** What kind of source a text is. */
export function detectFormat(text: string, fileName = ""): MetadataFormat {
  const ending = /\.([a-z]+)(?:\.gz)?$/i.exec(fileName)?.[1]?.toLowerCase();
  if (ending === "csv" || ending === "tsv") return "csv";
  if (ending === "jsonl" || ending === "ndjson") return "json-lines";
  const first = /^[\ufeff\s]*(\S)/.exec(text)?.[1];
  if (first === "[" && summarizedExecutions(text)) return "summary";
  if (first === undefined || first === "[") return "json";
  if (first === "{") {
    const whole = parseJson(text.replace(/^\ufeff/, ""));
    return whole.kind === "problem" && looksLikeLog(text) ? "log" : "json";
  }
  return "log";
}

function reading(found: MetadataReading): ReadResult {
  return { kind: "reading", reading: found };
}

function problem(message: string): ReadResult {
  return { kind: "problem", problem: { message, range: { start: 0, end: 0 } } };
}

function summaryText(text: string, counter: string | undefined): string {
  const executions = summarizedExecutions(text);
  if (!executions) return "This is not what vh --output-format json exec summarize prints";
  const counters = executions.map((it) => it.counter).join(", ");
  return `There is no execution #${counter}, only ${counters}`;
}

function readObject(text: string): ReadResult {
  const result = metadataFromText(text);
  if (result.kind === "problem") return result;
  const collector = createCollector();
  const entries = Object.entries(result.metadata);
  const place = { line: 1, offset: 0, time: undefined };
  if (entries.length > 0) collector.add(entries, place, text.length);
  return reading(collector.finish("json", text.split("\n").length));
}
