import { lineFeedAt, lineStart } from "#core/base/line.ts";
import { oncePer } from "#core/base/once-per.ts";
import { type SourceRange, shift } from "#core/base/range.ts";
import { isWithin, scalarRanges } from "#core/document/comments.ts";
import type { Document } from "#core/document/document.ts";
import type { Piece } from "#core/model/piece.ts";

/** A comment that asks not to report something: `# valohai-ignore`, `-next-line` or `-file`, with codes or for all. */
export interface Suppression {
  /** The comment from its `#` on. */
  readonly range: SourceRange;
  /** Where problems must start to be suppressed. */
  readonly reach: SourceRange;
  readonly wholeFile: boolean;
  /** Empty where all codes are meant. */
  readonly codes: readonly { readonly code: string; readonly range: SourceRange }[];
}

interface Comment {
  readonly range: SourceRange;
  readonly scope: "line" | "next-line" | "file";
  readonly codes: readonly { readonly code: string; readonly range: SourceRange }[];
}

/** Whether a piece has a comment that suppresses something. */
export function hasSuppressions(piece: Piece): boolean {
  return commentsIn(piece).length > 0;
}

/** The suppressions in a piece that reach no further, relative to it. */
export const ownSuppressions = oncePer((piece: Piece): readonly Suppression[] =>
  inPiece(piece).filter((it) => !reachesFurther(piece, it)),
);

/** The suppressions in a piece that reach further: into the next piece, or all of the file. */
export const farSuppressions = oncePer((piece: Piece): readonly Suppression[] =>
  inPiece(piece).filter((it) => reachesFurther(piece, it)),
);

function inPiece(piece: Piece): readonly Suppression[] {
  return commentsIn(piece).map(({ range, scope, codes }) => ({
    range,
    wholeFile: scope === "file",
    reach: reachOf(piece.text, scope, range.start),
    codes,
  }));
}

/** The comment for the next line is the last line of its piece. */
function reachesFurther(piece: Piece, { wholeFile, reach }: Suppression): boolean {
  return wholeFile || reach.start >= piece.text.length;
}

/** The range of the first line of a text. */
export function firstLine(text: string): SourceRange {
  return lineAround(text, 0);
}

/** The suppressions of a document in absolute ranges, in text order. */
export function suppressionsIn({ text, pieces }: Document): readonly Suppression[] {
  const suppressions: Suppression[] = [];
  for (const { piece, start } of pieces) {
    for (const { range, scope, codes } of commentsIn(piece)) {
      suppressions.push({
        range: shift(range, start),
        wholeFile: scope === "file",
        reach: reachOf(text, scope, start + range.start),
        codes: codes.map((it) => ({ code: it.code, range: shift(it.range, start) })),
      });
    }
  }
  return suppressions;
}

const none: readonly Comment[] = [];

const commentsIn = oncePer((piece: Piece): readonly Comment[] =>
  piece.text.includes("valohai-ignore") ? readComments(piece) : none,
);

const pattern = /(?<=^|\s)#\s*valohai-ignore(-next-line|-file)?(?=$|[\s:])[ \t:]*([^\r\n#]*)/gm;

function readComments({ text, roots }: Piece): readonly Comment[] {
  const scalars = roots.flatMap((it) => scalarRanges(text, it));
  return [...text.matchAll(pattern)].flatMap((match) => {
    const start = match.index;
    if (isWithin(scalars, start)) return [];
    const listStart = start + match[0].length - (match[2] ?? "").length;
    return {
      range: { start, end: start + match[0].trimEnd().length },
      scope: scopeOf(match[1]),
      codes: codesIn(match[2] ?? "", listStart),
    };
  });
}

function scopeOf(suffix: string | undefined): Comment["scope"] {
  if (suffix === "-next-line") return "next-line";
  return suffix === "-file" ? "file" : "line";
}

/** Codes are separated by commas or blanks; a `--` begins a remark. */
function codesIn(list: string, start: number): Comment["codes"] {
  const codes = list.split(/(?:^|\s)--/)[0] ?? "";
  return [...codes.matchAll(/[^\s,]+/g)].map((it) => {
    const from = start + it.index;
    return { code: it[0], range: { start: from, end: from + it[0].length } };
  });
}

function reachOf(text: string, scope: Comment["scope"], offset: number): SourceRange {
  if (scope === "file") return { start: 0, end: text.length };
  if (scope === "line") return lineAround(text, offset);
  const end = lineAround(text, offset).end;
  return end >= text.length ? { start: end, end } : lineAround(text, end + 1);
}

function lineAround(text: string, offset: number): SourceRange {
  return { start: lineStart(text, offset), end: lineFeedAt(text, offset) };
}
