import { lineFeedAt, lineStart } from "#core/base/line.ts";

const header = /[|>][-+\d]*[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|$)/y;

/**
 * The text with each header of a block text that is below its key, in the key's column, on the line of the key:
 * PyYAML takes it there. `starts` are the places of errors; all offsets stay.
 */
export function joinHeaders(text: string, starts: readonly number[]): string {
  let joined = "";
  let done = 0;
  let nextLine = 0;
  for (const start of [...new Set(starts)].sort((a, b) => a - b)) {
    // A header is the first thing on its line, and so is the error that it causes.
    if (start < nextLine) continue;
    nextLine = lineFeedAt(text, start);
    const end = keyEnd(text, start);
    if (end === undefined || end < done) continue;
    joined += text.slice(done, end) + " ".repeat(start - end);
    done = start;
  }
  return joined + text.slice(done);
}

/** The end of the key whose value is the block text with its header at this offset. */
function keyEnd(text: string, start: number): number | undefined {
  header.lastIndex = start;
  const own = lineStart(text, start);
  if (own === 0 || !header.test(text) || text.slice(own, start).trim() !== "") return undefined;
  const before = lineStart(text, own - 1);
  const line = text.slice(before, own).trimEnd();
  const column = /^ *(?:- +)*/.exec(line)?.[0].length ?? 0;
  return line.endsWith(":") && column === start - own ? before + line.length : undefined;
}
