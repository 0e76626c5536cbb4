import type { Value } from "#core/base/value.ts";
import { jsonText } from "#core/model/json-text.ts";
import { parseJson } from "#core/model/parse-json.ts";

/** No cell shows more of a text than this; the rest is left to the copy button. */
const longestShown = 2000;

/** A value for reading: text without quotes where it is unambiguous, everything else as JSON. */
export function valueText(value: Value): string {
  if (value.kind === "null") return "no value";
  if (value.kind !== "string") return clipped(jsonText(value));
  const text = clipped(value.value);
  return looksLikeAnotherValue(text) ? JSON.stringify(text) : text;
}

/** A text short enough to lay out. */
export function clipped(text: string): string {
  if (text.length <= longestShown) return text;
  return `${text.slice(0, longestShown)}… (${countOfCharacters(text.length)})`;
}

function countOfCharacters(length: number): string {
  return `${length.toLocaleString("en-US")} characters`;
}

function looksLikeAnotherValue(text: string): boolean {
  return text !== text.trim() || text === "" || parseJson(text).kind === "value";
}
