import type { Candidate, SlipPlace } from "./candidate.ts";

/** Lines whose first word may have lost the colon after it. */
export function lostColons({ lines, near }: SlipPlace): readonly Candidate[] {
  return near.flatMap((index) => {
    const line = lines[index];
    if (!line || line.isBlockText) return [];
    const match = /^(\s*(?:- +)*)([A-Za-z][\w-]*)(?= *$| +[^\s:=]| *= *\S)( *= *)?/.exec(line.text);
    if (!match) return [];
    const start = line.start + (match[1] ?? "").length;
    const word = match[2] ?? "";
    const end = start + word.length;
    const sign = match[3];
    return [
      {
        cost: 1,
        range: { start, end },
        message: `A ":" is missing after "${word}"`,
        title: sign === undefined ? 'Insert ":"' : 'Write ":" for "="',
        edits: [
          sign === undefined
            ? { range: { start: end, end }, newText: ":" }
            : { range: { start: end, end: end + sign.length }, newText: ": " },
        ],
        needsFoundation: true as const,
        kind: sign === undefined ? ("keep" as const) : ("choose" as const),
      },
    ];
  });
}
