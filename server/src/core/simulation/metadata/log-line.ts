import type { Value } from "#core/base/value.ts";
import { parseJsonAt } from "#core/model/parse-json.ts";

/** The object that a line of a log prints, and the time in front of it. */
export interface LoggedObject {
  readonly entries: readonly (readonly [string, Value])[];
  readonly time: string | undefined;
}

const escapeCode = "\\x1b";
const terminalCodes = new RegExp(
  `${escapeCode}(?:\\[[0-9;?]*[ -/]*[@-~]|\\][^\\x07${escapeCode}]*(?:\\x07|${escapeCode}\\\\))`,
  "g",
);

/** What `vh exec logs` and container tools put before a line: a date and time, and sometimes the stream. */
const prefix =
  /^\s*(?:\[?((?:\d{4}-\d\d-\d\d[T ])?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?(?:\s*(?:Z|UTC|[-+]\d\d:?\d\d))?)\]?[\s:|-]*)?(?:\[?stdout\]?[\s:|-]*)?/;

/** The first object that a line prints; undefined where other text comes after it. */
export function objectIn(line: string): LoggedObject | undefined {
  if (!line.includes("{")) return undefined;
  const plain = line.replace(terminalCodes, "");
  const lead = prefix.exec(plain);
  const start = lead?.[0].length ?? 0;
  if (plain[start] !== "{") return undefined;
  const parsed = parseJsonAt(plain, start);
  if (parsed.kind === "problem" || parsed.value.kind !== "object") return undefined;
  if (!/^\s*(?:\{|$)/.test(plain.slice(parsed.end))) return undefined;
  return { entries: parsed.value.entries, time: lead?.[1] };
}

/** Whether the line is the platform's message that it dropped metadata (Valohai's limit on printed events). */
export function saysDropped(line: string): boolean {
  return line.includes("events per second are being written to stdout; some are ignored");
}
