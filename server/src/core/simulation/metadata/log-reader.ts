import { parseJson } from "#core/model/parse-json.ts";
import { type Collector, createCollector } from "./collector.ts";
import { createLineReader } from "./line-reader.ts";
import { objectIn, saysDropped } from "./log-line.ts";
import type { MetadataReading, ReadingProblem } from "./reading.ts";

/** Reads a log or JSON lines in chunks of any size, in memory that does not grow with the log. */
export interface LogReader {
  push(chunk: string): void;
  /** What has been read once all chunks are there. */
  finish(): MetadataReading;
  /** How many lines have been read so far. */
  readonly lines: number;
}

/** A reader of what a script printed: lines that are JSON objects count, all others are skipped. */
export function createLogReader(longestLine?: number): LogReader {
  return readerOf("log", readLogLine, longestLine);
}

/** A reader of JSON lines, in which every line that is not blank must be an object. */
export function createJsonLinesReader(longestLine?: number): LogReader {
  return readerOf("json-lines", readJsonLine, longestLine);
}

type ReadLine = (collector: Collector, text: string, line: number, offset: number) => void;

function readerOf(
  format: "log" | "json-lines",
  readLine: ReadLine,
  longestLine: number | undefined,
): LogReader {
  const collector = createCollector();
  const lines = createLineReader((text, line, offset) => {
    if (text === undefined) collector.report(tooLong(line, offset));
    else if (text !== "") readLine(collector, line === 1 ? unmarked(text) : text, line, offset);
  }, longestLine);
  return {
    push: lines.push,
    finish() {
      lines.finish();
      return collector.finish(format, lines.lines);
    },
    get lines() {
      return lines.lines;
    },
  };
}

/** Without a byte order mark. */
function unmarked(text: string): string {
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}

function tooLong(line: number, offset: number): ReadingProblem {
  const message = "The line is too long to be read and is left out";
  return { line, range: { start: offset, end: offset }, message, severity: "warning" };
}

function readLogLine(collector: Collector, text: string, line: number, offset: number): void {
  const found = objectIn(text);
  if (found) collector.add(found.entries, { line, offset, time: found.time }, text.length);
  else if (saysDropped(text)) {
    const range = { start: offset, end: offset + text.length };
    const message = "Valohai ignored some of what was printed here, because it came too fast";
    collector.report({ line, range, message, severity: "warning" });
  }
}

function readJsonLine(collector: Collector, text: string, line: number, offset: number): void {
  if (text.trim() === "") return;
  const parsed = parseJson(text);
  if (parsed.kind === "problem") {
    const { message, range } = parsed.problem;
    const at = { start: offset + range.start, end: offset + range.end };
    collector.report({ line, range: at, message, severity: "error" });
  } else if (parsed.value.kind !== "object") {
    const range = { start: offset, end: offset + text.length };
    collector.report({ line, range, message: "Each line is a JSON object", severity: "error" });
  } else collector.add(parsed.value.entries, { line, offset, time: undefined }, text.length);
}
