import type { PieceRule } from "../rule.ts";
import {
  choiceFixes,
  choiceHint,
  reportTaskWords,
  type UnknownChoice,
} from "../support/word-choice.ts";

/** A task blueprint has a type that Valohai does not know. */
export const taskType: PieceRule<UnknownChoice> = {
  code: "task-type",
  severity: "error",
  summary:
    "The type of a task is one of a few words, written with `_` or `-`. With any other type, Valohai cannot read the file.",
  scope: "piece",
  find: (piece, report) => reportTaskWords("type", piece, report),
  message: (found) => `No task type is named "${found.actual}"; ${choiceHint(found)}`,
  fix: choiceFixes,
};
