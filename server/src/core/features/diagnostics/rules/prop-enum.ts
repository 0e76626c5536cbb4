import { violationsIn } from "#core/document/structure.ts";
import type { PieceRule } from "../rule.ts";
import {
  choiceExtra,
  choiceFixes,
  choiceHint,
  type UnknownChoice,
} from "../support/word-choice.ts";

/** A value is not one of the words that its key takes. */
export const propEnum: PieceRule<UnknownChoice> = {
  code: "prop-enum",
  severity: "error",
  summary: "The key accepts only certain words, and this is not one of them.",
  scope: "piece",
  find(piece, report) {
    for (const it of violationsIn(piece)) {
      if (it.kind !== "unknown-choice" || isTaskWord(it.schemaName, it.key)) continue;
      report(it.range, it, {
        ...(it.tolerated ? { severity: "warning" } : {}),
        ...choiceExtra(it),
      });
    }
  },
  message(found) {
    const owner = found.key === undefined ? "This" : `"${found.key}"`;
    return `${owner} cannot be "${found.actual}"; ${choiceHint(found)}`;
  },
  fix: choiceFixes,
};

/** Keys that the platform reads leniently; they have rules of their own. */
function isTaskWord(schemaName: string, key: string | undefined): boolean {
  return schemaName === "task" && (key === "type" || key === "on-child-error");
}
