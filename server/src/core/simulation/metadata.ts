import type { Value } from "../base/value.ts";
import { type JsonProblem, parseJson, parseJsonAt } from "../model/json.ts";

/** What one node printed: the last value of each key. */
export type Metadata = { readonly [key: string]: Value };

export type MetadataResult =
  | { readonly kind: "metadata"; readonly metadata: Metadata }
  | { readonly kind: "problem"; readonly problem: JsonProblem };

/** The metadata in a log: a line that is a JSON object counts, of each key the last value, and all other lines are skipped. */
export function metadataFromLog(text: string): Metadata {
  const values = new Map<string, Value>();
  for (const line of linesOf(text)) {
    for (const [key, value] of objectIn(line) ?? []) values.set(key, value);
  }
  return Object.fromEntries(values);
}

/** The metadata that a person typed or pasted: one JSON object, or a log; blank text is no metadata. */
export function metadataFromText(text: string): MetadataResult {
  const plain = text.startsWith("\ufeff") ? text.slice(1) : text;
  const shift = text.length - plain.length;
  if (/^\s*$/.test(plain)) return { kind: "metadata", metadata: {} };
  const parsed = parseJson(plain);
  if (parsed.kind === "value" && parsed.value.kind === "object") {
    return { kind: "metadata", metadata: Object.fromEntries(parsed.value.entries) };
  }
  if (looksLikeLog(plain)) {
    const metadata = metadataFromLog(plain);
    if (Object.keys(metadata).length > 0) return { kind: "metadata", metadata };
  }
  if (parsed.kind === "problem")
    return { kind: "problem", problem: shifted(parsed.problem, shift) };
  const start = plain.search(/\S/);
  return {
    kind: "problem",
    problem: shifted({ message: objectNeeded, range: { start, end: parsed.end } }, shift),
  };
}

const objectNeeded = 'Metadata is a JSON object; write {"key": value}';

function shifted({ message, range }: JsonProblem, by: number): JsonProblem {
  return { message, range: { start: range.start + by, end: range.end + by } };
}

/** Whether this is output of a script and not one object with a fault: its first line is an object by itself or starts none. */
function looksLikeLog(text: string): boolean {
  const first = linesOf(text.trimStart()).next().value ?? "";
  return objectIn(first) !== undefined || !/^[[{]/.test(first);
}

/** Progress bars go back to the start of their line, so a lone carriage return ends one as well. */
function* linesOf(text: string): Generator<string, undefined> {
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 10 && code !== 13) continue;
    if (at > start) yield text.slice(start, at);
    start = at + 1;
  }
  if (start < text.length) yield text.slice(start);
  return undefined;
}

const escapeCode = "\\x1b";
const terminalCodes = new RegExp(
  `${escapeCode}(?:\\[[0-9;?]*[ -/]*[@-~]|\\][^\\x07${escapeCode}]*(?:\\x07|${escapeCode}\\\\))`,
  "g",
);

/** What `vh exec logs` and container tools put before a line: a date and time, and sometimes the stream. */
const prefix =
  /^\s*(?:\[?(?:\d{4}-\d\d-\d\d[T ])?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?(?:\s*(?:Z|UTC|[-+]\d\d:?\d\d))?\]?[\s:|-]*)?(?:\[?stdout\]?[\s:|-]*)?/;

/** The entries of the object that the line prints; of several objects the first. */
function objectIn(line: string): readonly (readonly [string, Value])[] | undefined {
  if (!line.includes("{")) return undefined;
  const plain = line.replace(terminalCodes, "");
  const start = prefix.exec(plain)?.[0].length ?? 0;
  if (plain[start] !== "{") return undefined;
  const parsed = parseJsonAt(plain, start);
  if (parsed.kind === "problem" || parsed.value.kind !== "object") return undefined;
  return /^\s*(?:\{|$)/.test(plain.slice(parsed.end)) ? parsed.value.entries : undefined;
}
