import { alternatives } from "#core/base/suggest.ts";
import { violationsIn } from "#core/document/structure.ts";
import type { PieceRule } from "../rule.ts";
import { choiceData, choiceFixes } from "../support/choice-fixes.ts";

/** A task blueprint has a type that Valohai does not know. */
export const taskType: PieceRule<string> = {
  code: "task-type",
  severity: "error",
  summary:
    "The type of a task is one of a few words, written with `_` or `-`. With any other type, Valohai cannot read the file.",
  scope: "piece",
  find(piece, report) {
    for (const it of violationsIn(piece)) {
      if (it.kind !== "unknown-choice" || it.schemaName !== "task" || it.key !== "type") continue;
      const hint =
        it.nearest === undefined
          ? `write ${alternatives(it.choices.map((choice) => choice.value))}`
          : `did you mean "${it.nearest}"?`;
      const data = choiceData(it.choices.map((choice) => choice.value));
      const extra =
        it.nearest === undefined
          ? { data }
          : { suggestion: it.nearest, suggestionKind: "spelling" as const };
      report(it.range, `No task type is named "${it.actual}"; ${hint}`, extra);
    }
  },
  message: (found) => found,
  fix: (_found, problem) => choiceFixes(problem),
};
