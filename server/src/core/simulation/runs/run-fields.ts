import type { Value } from "#core/base/value.ts";
import { numberOf, readPythonFloat } from "#core/model/python-number.ts";
import { pythonStr } from "#core/model/python-text.ts";
import { type RunStatus, runStatuses } from "./earlier-run.ts";

/** A value as text; undefined where it says nothing. */
export function textOf(value: Value | undefined): string | undefined {
  if (!value || value.kind === "null" || value.kind === "list" || value.kind === "object") {
    return undefined;
  }
  const text = pythonStr(value).trim();
  return text === "" ? undefined : text;
}

/** The number of an execution, which tables may write `#12` or `12.0`. */
export function numberIn(value: Value | undefined): string | undefined {
  return textOf(value)?.replace(/^#/, "").replace(/\.0$/, "");
}

/** The status that a text names; undefined for any other text. */
export function statusOf(value: Value | undefined): RunStatus | undefined {
  const text = textOf(value)?.toLowerCase();
  return runStatuses.find((it) => it === text);
}

/** Python's text of a duration: `0:12:57` or `1 day, 0:12:57`. */
const clock = /^(?:(\d{1,6}) days?, )?(\d{1,6}):(\d\d):(\d\d(?:\.\d{1,9})?)$/;

/** A duration in seconds: a number, or text as `vh exec list` prints it; undefined for anything else. */
export function secondsOf(value: Value | undefined): number | undefined {
  const number = value && value.kind !== "boolean" ? numberOf(value) : undefined;
  const seconds = number === undefined ? secondsIn(textOf(value) ?? "") : Number(number);
  return seconds !== undefined && Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

function secondsIn(text: string): number | undefined {
  const found = clock.exec(text);
  if (!found) return readPythonFloat(text);
  const [, days = "0", hours, minutes, seconds] = found;
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
}

/** The entries of an object; none for anything else. */
export function entriesOf(value: Value | undefined): readonly (readonly [string, Value])[] {
  return value?.kind === "object" ? value.entries : [];
}

/** The URIs of an input: a list of texts or one text. */
export function urisOf(value: Value): readonly string[] {
  return value.kind === "list"
    ? value.items.flatMap((it) => textOf(it) ?? [])
    : [textOf(value) ?? []].flat();
}
