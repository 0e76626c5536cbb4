import type { SourceRange } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";
import { soundItems, violationsIn } from "#core/document/structure.ts";
import type { Item } from "#core/model/piece.ts";
import { fieldsOf } from "#core/model/read.ts";
import { durationSeconds, maxSeconds } from "#core/schema/duration.ts";
import type { PieceRule, ProblemExtra, Report } from "../rule.ts";

/** A time limit is not a duration. */
export const durationInvalid: PieceRule<string> = {
  code: "duration-invalid",
  severity: "error",
  summary:
    "`time-limit` and `no-output-timeout` are whole seconds, or amounts with units such as `1h 30m`. With any other value, Valohai cannot read the file.",
  scope: "piece",
  find(piece, report) {
    for (const it of violationsIn(piece)) {
      if (it.kind === "bad-pattern" && keys.some((key) => key === it.key)) reportText(it, report);
    }
    for (const item of soundItems(piece)) reportValues(item, report);
  },
  message: (message) => message,
};

const keys = ["time-limit", "no-output-timeout"] as const;

/** A text that is not a duration; digits alone are one without quotes. */
function reportText(
  { range, actual }: { readonly range: SourceRange; readonly actual: string },
  report: Report<string>,
): void {
  const seconds = /^\s*(\d+)\s*$/.exec(actual)?.[1];
  const suggestion = seconds === undefined ? "" : `; write ${seconds} without quotes`;
  report(
    range,
    `"${actual}" is not a duration such as 1h 30m${suggestion}`,
    seconds === undefined ? {} : { suggestion: seconds },
  );
}

/** The durations of a step that Valohai cannot read although the schema accepts their type. */
function reportValues({ config, entry }: Item, report: Report<string>): void {
  if (config?.kind !== "step" || !entry) return;
  const fields = fieldsOf(entry.value);
  for (const key of keys) {
    const found = fields.value(key);
    const refusal = found && refusalOf(key, found.value);
    if (found && refusal) report(found.range, refusal.message, refusal.extra);
  }
}

interface Refusal {
  readonly message: string;
  readonly extra?: ProblemExtra;
}

/** What is wrong with a value of the right type. */
function refusalOf(key: string, value: Value): Refusal | undefined {
  if (value.kind === "float") return fractionOf(value.text);
  if (value.kind === "string") {
    const seconds = durationSeconds(value.value);
    return seconds !== undefined && seconds > maxSeconds ? tooLong : undefined;
  }
  if (value.kind !== "integer") return undefined;
  const seconds = BigInt(value.digits);
  if (seconds > maxSeconds || seconds < -maxSeconds) return tooLong;
  if (seconds >= 0) return undefined;
  const message = `"${key}" is below 0; write a number of seconds`;
  return { message, extra: { severity: "warning" } };
}

const tooLong: Refusal = {
  message: "This is more seconds than Valohai can count; write a shorter time",
};

/** Only whole floats have a type that the schema accepts. */
function fractionOf(text: string): Refusal | undefined {
  const number = Number(text);
  if (!Number.isInteger(number)) return undefined;
  const suggestion = String(BigInt(number));
  const message = `Valohai reads only whole numbers as seconds; write ${suggestion}`;
  return { message, extra: { suggestion } };
}
