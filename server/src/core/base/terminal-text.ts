import { markupText } from "./markup-text.ts";
import { replaceUnseen, visibleJson, visibleLines, visibleText } from "./visible-text.ts";

/*
 * What is printed may be seen by a terminal, which obeys control characters, and by a CI service, which obeys commands:
 * at the start of a line, whatever blanks are in front of it (`::error::` of GitHub), or anywhere (`##[error]` of GitHub,
 * `##vso[task]` of Azure, `##teamcity[message]`). Both are written as escapes.
 */

/** A text for people, of one or more lines, whatever names of the user's it holds. */
export function printedText(text: string): string {
  return visibleLines(text)
    .replace(/^([ \t]*)::/gm, "$1\\u003a:")
    .replace(commandInLine, "\\u0023#");
}

/** The same for a text that stays on its line: a file, a name or a value. */
export function printedWord(text: string): string {
  return printedText(visibleText(text));
}

/** JSON in which all that is written as escapes; a reader gets the same values. */
export function printedJson(json: string): string {
  return visibleJson(json).replace(commandInLine, "\\u0023#");
}

/** Text of the user's as text or attribute value of XML or HTML that is printed; a reader gets the same text. */
export function printedMarkup(text: string): string {
  return markupText(text).replaceAll("##", "&#35;&#35;");
}

/** A line of the user's file with each such character as a blank, so that the columns stay. */
export function printedSource(line: string): string {
  return replaceUnseen(line, (it) => " ".repeat(it.length)).replace(commandInLine, "# ");
}

const commandInLine = /##(?=\w{0,20}\[)/g;
