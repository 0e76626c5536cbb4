import { type JsonProblem, parseJson, shiftProblem } from "#core/model/parse-json.ts";
import { objectIn } from "./log-line.ts";
import { createLogReader } from "./log-reader.ts";
import { type Metadata, metadataOf } from "./reading.ts";

/** The metadata of a text, or why it holds none. */
export type MetadataResult =
  | { readonly kind: "metadata"; readonly metadata: Metadata }
  | { readonly kind: "problem"; readonly problem: JsonProblem };

/** The metadata in a log: lines that are JSON objects count, with the last value of each key; all other lines are skipped. */
export function metadataFromLog(text: string): Metadata {
  const reader = createLogReader();
  reader.push(text);
  return metadataOf(reader.finish());
}

/** The metadata that a person typed or pasted: one JSON object, or a log; blank text holds no metadata. */
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
    return { kind: "problem", problem: shiftProblem(parsed.problem, shift) };
  const start = plain.search(/\S/);
  return {
    kind: "problem",
    problem: shiftProblem({ message: objectNeeded, range: { start, end: parsed.end } }, shift),
  };
}

const objectNeeded = 'Metadata is a JSON object; write {"key": value}';

/** Whether this is output of a script and not one object with a fault: its first line is an object by itself or starts none. */
export function looksLikeLog(text: string): boolean {
  const first = /^\s*([^\r\n]*)/.exec(text)?.[1] ?? "";
  return objectIn(first) !== undefined || !/^[[{]/.test(first);
}
