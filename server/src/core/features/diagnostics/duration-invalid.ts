import { findingsIn } from "../structure.ts";
import type { PieceRule } from "./rule.ts";

/** A time limit is not a duration. */
export const durationInvalid: PieceRule = {
  code: "duration-invalid",
  severity: "error",
  summary:
    "`time-limit` and `no-output-timeout` are seconds, or amounts with units such as `1h 30m`. Valohai cannot read a file with any other text.",
  scope: "piece",
  check(piece, report) {
    for (const it of findingsIn(piece)) {
      if (it.kind !== "bad-pattern") continue;
      if (it.key !== "time-limit" && it.key !== "no-output-timeout") continue;
      const seconds = /^\s*(\d+)\s*$/.exec(it.actual)?.[1];
      const suggestion = seconds === undefined ? "" : `; write ${seconds} without quotes`;
      report(
        it.range,
        `"${it.actual}" is not a duration such as 1h 30m${suggestion}`,
        seconds === undefined ? {} : { suggestion: seconds },
      );
    }
  },
};
