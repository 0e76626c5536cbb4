/** Cuts text that comes in chunks into lines; what it keeps is bounded by the longest line. */
export interface LineReader {
  push(chunk: string): void;
  finish(): void;
  /** How many lines have ended so far. */
  readonly lines: number;
}

/** A line, or a mark that it was too long to be kept. */
export type OnLine = (text: string | undefined, line: number, offset: number) => void;

/** A line longer than this is left out: it is probably a file that was printed. */
const longestLine = 32_000_000;

/** Calls back for each line; a lone carriage return ends one as well, because progress bars go back with it. */
export function createLineReader(onLine: OnLine, longest = longestLine): LineReader {
  let pending = "";
  let tooLong = false;
  let line = 0;
  /** Where the line starts, and where the next chunk does. */
  let offset = 0;
  let next = 0;
  let endedByReturn = false;
  const keep = (rest: string) => {
    tooLong ||= pending.length + rest.length > longest;
    pending = tooLong ? "" : pending + rest;
  };
  const end = () => {
    line++;
    onLine(tooLong ? undefined : pending, line, offset);
    pending = "";
    tooLong = false;
  };
  const push = (chunk: string) => {
    if (chunk === "") return;
    // A Windows line break can be split between two chunks.
    let start = endedByReturn && chunk.startsWith("\n") ? 1 : 0;
    offset += start;
    for (let stop = lineEnd(chunk, start); stop >= 0; stop = lineEnd(chunk, start)) {
      keep(chunk.slice(start, stop));
      end();
      start = stop + (chunk.startsWith("\r\n", stop) ? 2 : 1);
      offset = next + start;
    }
    endedByReturn = chunk.endsWith("\r");
    keep(chunk.slice(start));
    next += chunk.length;
  };
  return {
    push,
    finish() {
      if (pending !== "" || tooLong) end();
    },
    get lines() {
      return line;
    },
  };
}

const breaks = /[\r\n]/g;

function lineEnd(text: string, from: number): number {
  breaks.lastIndex = from;
  return breaks.exec(text)?.index ?? -1;
}
