import { lineStart } from "#core/base/line.ts";
import type { SourceRange } from "#core/base/range.ts";
import { type Document, pieceAt } from "#core/document/document.ts";
import { estimatesIn } from "#core/document/estimates-in.ts";
import { type Piece, parsePiece } from "#core/model/piece.ts";
import { locate } from "#core/syntax/locate.ts";
import { estimateHelp } from "../hover/estimate-help.ts";
import type { Offer } from "./offer.ts";
import { wordOffer } from "./word-offer.ts";

/** The words that begin a comment with a meaning, with what each does. */
const words: Readonly<Record<string, string>> = {
  "valohai-ignore":
    "Hides the problems that begin on this line, or only those of the codes that follow.",
  "valohai-ignore-next-line":
    "Hides the problems that begin on the next line, or only those of the codes that follow.",
  "valohai-ignore-file": "Hides the problems of this file, or only those of the codes that follow.",
};

const estimateWord = "valohai-estimate:";

/**
 * The words that begin a comment with a meaning, where such a word is typed right after the sign of a comment; undefined
 * anywhere else, so that no other comment is replaced.
 */
export function commentWordOffers(
  document: Document,
  offset: number,
): readonly Offer[] | undefined {
  const { text } = document;
  const before = text.slice(lineStart(text, offset), offset);
  const [, blanks = "", typed] = /(?:^|\s)#(\s*)(v[\w-]*)$/.exec(before) ?? [];
  if (typed === undefined || isInValue(document, offset)) return undefined;
  const more = /^[\w-]*:?/.exec(text.slice(offset))?.[0].length ?? 0;
  const range: SourceRange = { start: offset - typed.length, end: offset + more };
  const offers = Object.entries(words).map(([label, documentation], index) =>
    wordOffer(range, index, { label, documentation }),
  );
  if (!canEstimate(document, range, blanks.length + 1)) return offers;
  const estimate = {
    label: estimateWord,
    documentation: estimateHelp,
    newText: `${estimateWord} `,
    retrigger: true,
  };
  return [...offers, wordOffer(range, offers.length, estimate)];
}

/** Whether a comment that begins so many characters before a range would belong to a step, a task or a node. */
function canEstimate(document: Document, range: SourceRange, lead: number): boolean {
  const placed = pieceAt(document, range.start);
  if (!placed) return false;
  const { piece, start } = placed;
  const text = `${piece.text.slice(0, range.start - start)}${estimateWord}${piece.text.slice(range.end - start)}`;
  const hash = range.start - start - lead;
  return commentsOf(parsePiece(text)).some((it) => it.start === hash);
}

function commentsOf(piece: Piece): readonly SourceRange[] {
  return estimatesIn(piece).flatMap((it) => it.estimate.comments);
}

function isInValue(document: Document, offset: number): boolean {
  const placed = pieceAt(document, offset);
  const roots = placed?.piece.roots ?? [];
  return roots.some((it) => locate(it, offset - (placed?.start ?? 0)) !== undefined);
}
