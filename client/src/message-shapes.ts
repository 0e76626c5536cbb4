import type { SourceRange } from "#core/base/range.ts";

/** Whether a value is an object whose properties can be asked for. */
export function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null;
}

/** Whether a value is a text. */
export function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** Whether a value is a range of a text. */
export function isRange(value: unknown): value is SourceRange {
  return isRecord(value) && isOffset(value["start"]) && isOffset(value["end"]);
}

/** Whether a value is a whole number that can be a place in a text. */
export function isOffset(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
