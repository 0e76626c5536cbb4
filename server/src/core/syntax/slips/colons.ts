import type { BlockLine } from "./block-lines.ts";
import type { SlipCandidate, SlipPlace } from "./candidate.ts";

/** Lines whose first word may have lost the colon after it. */
export function lostColons({ lines, near }: SlipPlace): readonly SlipCandidate[] {
  return near.flatMap((index) => {
    const line = lines[index];
    return (line && !line.isBlockText && lostColon(line)) || [];
  });
}

function lostColon({ start: lineStart, text }: BlockLine): SlipCandidate | undefined {
  const match = /^(\s*(?:- +)*)([A-Za-z][\w-]*)(?= *$| +[^\s:=]| *= *\S)( *= *)?/.exec(text);
  if (!match) return undefined;
  const start = lineStart + (match[1] ?? "").length;
  const word = match[2] ?? "";
  const end = start + word.length;
  const slip = {
    cost: 1,
    range: { start, end },
    message: `A ":" is missing after "${word}"`,
    mustBePlausible: true,
  } as const;
  const sign = match[3];
  if (sign === undefined) {
    const edits = [{ range: { start: end, end }, newText: ":" }];
    return { ...slip, title: 'Insert ":"', edits, kind: "keep" };
  }
  const edits = [{ range: { start: end, end: end + sign.length }, newText: ": " }];
  return { ...slip, title: 'Write ":" for "="', edits, kind: "choose" };
}
