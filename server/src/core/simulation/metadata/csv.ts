/// <reference path="./papaparse.d.ts" />
import Papa from "papaparse";
import { stringValue, type Value } from "#core/base/value.ts";
import { parseJson } from "#core/model/parse-json.ts";
import { readPythonFloat } from "#core/model/python-number.ts";
import { createCollector } from "./collector.ts";
import type { MetadataReading, ReadingProblem } from "./reading.ts";

/**
 * Reads a table whose first row names the keys. Rows with a `_time` are events as Valohai exports them, and the
 * last value of each key counts. Without a `_time` each column is a list of values; a table of one row gives single values.
 */
export function readCsv(text: string): MetadataReading {
  const collector = createCollector();
  const { names, rows, problems } = csvTable(text);
  for (const it of problems) collector.report(it);
  const places = rows.map((_, at) => ({ line: at + 2, offset: 0, time: undefined }));
  if (names.includes("_time") || rows.length === 1) {
    rows.forEach((row, at) => {
      const place = places[at];
      if (place) collector.add(cellsOf(names, row), place, row.join().length);
    });
  } else if (rows.length > 0) {
    const columns = names.map((name, at) => [name, columnAt(rows, at)] as const);
    const place = { line: 1, offset: 0, time: undefined };
    collector.add(
      columns.filter(([name]) => name !== ""),
      place,
      text.length,
    );
  }
  const reading = collector.finish("csv", names.length === 0 ? 0 : rows.length + 1);
  return { ...reading, events: rows.length };
}

/** A table of texts: the names in its first row, and the other rows. */
export interface CsvTable {
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly problems: readonly ReadingProblem[];
}

/** Reads a table, whatever separates its cells; blank lines are left out. */
export function csvTable(text: string): CsvTable {
  const { data, errors } = Papa.parse(text.replace(/^\ufeff/, ""), { skipEmptyLines: "greedy" });
  const [header = [], ...rows] = data;
  const problems = errors.flatMap(({ code, message, row = 0 }): ReadingProblem[] => {
    const place = { line: row + 1, range: { start: 0, end: 0 } };
    return code === "UndetectableDelimiter" ? [] : [{ ...place, message, severity: "warning" }];
  });
  return { names: header.map((it) => it.trim()), rows, problems };
}

/** A cell without text gives no value to its key. */
function cellsOf(names: readonly string[], row: readonly string[]) {
  return names.flatMap((name, at) => {
    const cell = row[at] ?? "";
    return name === "" || cell.trim() === "" ? [] : [[name, cellValue(cell)] as const];
  });
}

function columnAt(rows: readonly (readonly string[])[], at: number): Value {
  const cells = rows.map((row) => row[at] ?? "");
  const last = cells.findLastIndex((it) => it.trim() !== "");
  return { kind: "list", items: cells.slice(0, last + 1).map(cellValue) };
}

/** A cell that is JSON or a number counts as that, and anything else as text. */
export function cellValue(cell: string): Value {
  const parsed = parseJson(cell);
  if (parsed.kind === "value") return parsed.value;
  if (/^(?:True|False)$/.test(cell.trim())) {
    return { kind: "boolean", value: cell.trim() === "True" };
  }
  const number = /^[-+\d.]/.test(cell.trim()) ? readPythonFloat(cell) : undefined;
  const plain = parseJson(
    cell
      .trim()
      .replace(/^\+/, "")
      .replace(/^(-?)\./, "$10."),
  );
  return number !== undefined && plain.kind === "value" ? plain.value : stringValue(cell);
}

/** Lines of a table, quoted where they must be, each with its line break. */
export function csvLines(rows: readonly (readonly string[])[], delimiter: string): string {
  if (rows.length === 0) return "";
  return `${Papa.unparse(rows, { delimiter, newline: "\n", header: false })}\n`;
}
