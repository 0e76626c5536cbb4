import { cutMiddle } from "#core/base/cut-middle.ts";
import { printedWord } from "#core/base/terminal-text.ts";

/** The longest message, in UTF-16 code units: it may list names of any length, and fits an answer in every script. */
const longest = 5_000;

/** A tool cannot answer; the message says why, and what to try. */
export class ToolProblem extends Error {
  constructor(message: string) {
    super(cutMiddle(printedWord(message), longest));
  }
}
