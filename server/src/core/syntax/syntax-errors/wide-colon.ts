import { type FindCause, fix } from "./cause.ts";
import { lineAt, previousLine } from "./source-line.ts";

/** A key is followed by a colon of another script, as Chinese and Japanese keyboards write it: `image：busybox`. */
export const wideColon: FindCause = (text, error) => {
  const line = lineAt(text, error.start);
  for (const candidate of [line, previousLine(text, line)]) {
    const match =
      candidate && /^(\s*(?:- +)*)([A-Za-z][\w-]*)[\uff1a\ufe55](\s*)/.exec(candidate.text);
    if (!candidate || !match) continue;
    const [whole, before = "", key = "", blanks = ""] = match;
    const start = candidate.start + before.length + key.length;
    const isLast = whole.length === candidate.text.length;
    return {
      range: { start, end: start + 1 },
      message: 'There is a full-width colon (U+FF1A) here; write ":"',
      fix: fix('Replace it with ":"', start, start + 1, blanks === "" && !isLast ? ": " : ":"),
    };
  }
  return undefined;
};
