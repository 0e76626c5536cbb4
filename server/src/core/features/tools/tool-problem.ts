import { printedWord } from "#core/base/terminal-text.ts";

/** A tool cannot answer; the message says why, and what to try. */
export class ToolProblem extends Error {
  constructor(message: string) {
    super(printedWord(message));
  }
}
