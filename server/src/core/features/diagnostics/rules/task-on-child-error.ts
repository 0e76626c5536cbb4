import type { PieceRule } from "../rule.ts";
import {
  choiceFixes,
  choiceHint,
  reportTaskWords,
  type UnknownChoice,
} from "../support/word-choice.ts";

/** A task blueprint has an unknown word for what a failed run means for the task. */
export const taskOnChildError: PieceRule<UnknownChoice> = {
  code: "task-on-child-error",
  severity: "error",
  summary:
    "`on-child-error` takes one of three words, which decides what happens to the task when one of its runs fails. With any other word, Valohai cannot read the file.",
  scope: "piece",
  find: (piece, report) => reportTaskWords("on-child-error", piece, report),
  message: (found) => `"on-child-error" cannot be "${found.actual}"; ${choiceHint(found)}`,
  fix: choiceFixes,
};
