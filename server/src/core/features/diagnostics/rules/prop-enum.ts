import { alternatives } from "#core/base/suggest.ts";
import { violationsIn } from "#core/document/structure.ts";
import type { PieceRule } from "../rule.ts";
import { choiceData, choiceFixes } from "../support/choice-fixes.ts";

/** A value is none of the words that its key takes. */
export const propEnum: PieceRule<string> = {
  code: "prop-enum",
  severity: "error",
  summary: "The key accepts only certain words, and this is not one of them.",
  scope: "piece",
  find(piece, report) {
    for (const it of violationsIn(piece)) {
      if (it.kind !== "unknown-choice" || isTaskWord(it.schemaName, it.key)) continue;
      const owner = it.key === undefined ? "This" : `"${it.key}"`;
      const hint =
        it.nearest === undefined
          ? `write ${alternatives(it.choices.map((choice) => choice.value))}`
          : `did you mean "${it.nearest}"?`;
      report(it.range, `${owner} cannot be "${it.actual}"; ${hint}`, {
        ...(it.tolerated ? { severity: "warning" } : {}),
        ...(it.nearest === undefined
          ? { data: choiceData(it.choices.map((choice) => choice.value)) }
          : { suggestion: it.nearest, suggestionKind: "spelling" }),
      });
    }
  },
  message: (found) => found,
  fix: (_found, problem) => choiceFixes(problem),
};

/** Those have rules of their own, which the platform reads leniently. */
function isTaskWord(schemaName: string, key: string | undefined): boolean {
  return schemaName === "task" && (key === "type" || key === "on-child-error");
}
