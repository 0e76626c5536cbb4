import { alternatives } from "#core/base/suggest.ts";
import { violationsIn } from "#core/document/structure.ts";
import type { PieceRule } from "../rule.ts";
import { choiceData, choiceFixes } from "../support/choice-fixes.ts";

/** A task blueprint says with an unknown word what a failed run means for the task. */
export const taskOnChildError: PieceRule<string> = {
  code: "task-on-child-error",
  severity: "error",
  summary:
    "`on-child-error` takes one of three words, which decides what happens to the task when one of its runs fails. With any other word, Valohai cannot read the file.",
  scope: "piece",
  find(piece, report) {
    for (const it of violationsIn(piece)) {
      if (it.kind !== "unknown-choice" || it.schemaName !== "task") continue;
      if (it.key !== "on-child-error") continue;
      const hint =
        it.nearest === undefined
          ? `write ${alternatives(it.choices.map((choice) => choice.value))}`
          : `did you mean "${it.nearest}"?`;
      const data = choiceData(it.choices.map((choice) => choice.value));
      const extra =
        it.nearest === undefined
          ? { data }
          : { suggestion: it.nearest, suggestionKind: "spelling" as const };
      report(it.range, `"on-child-error" cannot be "${it.actual}"; ${hint}`, extra);
    }
  },
  message: (found) => found,
  fix: (_found, problem) => choiceFixes(problem),
};
