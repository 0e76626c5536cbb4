import { cutMiddle } from "#core/base/cut-middle.ts";
import { ToolProblem } from "./tool-problem.ts";

/** What a tool has to say, line by line. */
export interface ToolReport {
  readonly lines: readonly string[];
  /** What to do next, after the lines; never cut. */
  readonly next?: readonly string[];
  /** What makes a line a comment in the language of the lines. */
  readonly comment?: string;
}

/** The most bytes of an answer. */
const answerLimit = 20_000;

/** What is kept for the sentences after the lines, in bytes. */
const kept = 4_000;

/** The longest line and the longest sentence after the lines, in UTF-16 code units: at most three bytes each. */
const longest = { line: 2_000, sentence: 400 };

/** The part of a report from a line on that fits an answer, and how to get the rest. Throws `ToolProblem`. */
export function pageOf(
  { lines, next = [], comment = "" }: ToolReport,
  tool: string,
  offset: bigint,
): string {
  const first = Number(offset);
  if (first > 0 && first >= lines.length) {
    throw new ToolProblem(`The answer has only ${lines.length} lines; give a smaller "offset"`);
  }
  const shown = fitting(lines, first);
  const end = first + shown.length;
  const isCut = first > 0 || end < lines.length;
  const part = `Lines ${first + 1} to ${end} of ${lines.length}.`;
  const rest = `For the rest, call ${tool} again with "offset": ${end}.`;
  const after = [
    ...(isCut ? [end < lines.length ? `${part} ${rest}` : part] : []),
    ...next.map((it) => cutMiddle(it, longest.sentence)),
  ].map((it) => `${comment}${it}`);
  return `${[...shown, ...after].join("\n")}\n`;
}

/** The lines from an index on that fit, the long ones without their middle. */
export function fitting(lines: Iterable<string>, from = 0): readonly string[] {
  const shown: string[] = [];
  let size = 0;
  let index = 0;
  for (const line of lines) {
    if (index++ < from) continue;
    const text = cutMiddle(line, longest.line);
    size += bytesOf(text) + 1;
    if (size > answerLimit - kept && shown.length > 0) break;
    shown.push(text);
  }
  return shown;
}

/** How many bytes a text has in UTF-8. */
function bytesOf(text: string): number {
  let size = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (code < 0x80) size += 1;
    else if (code < 0x800) size += 2;
    else size += code < 0x10000 ? 3 : 4;
  }
  return size;
}
