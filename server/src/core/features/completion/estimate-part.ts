import { type SourceRange, shift } from "#core/base/range.ts";
import { type Document, pieceAt } from "#core/document/document.ts";
import { estimateComments, estimatesIn } from "#core/document/estimates-in.ts";
import { type Estimate, parseDuration, parseParallel, parsePrice } from "#core/model/estimate.ts";
import type { Piece } from "#core/model/piece.ts";
import type { CompletionRequest } from "./completion-request.ts";
import type { Offer } from "./offer.ts";
import { newStops, snippetText } from "./snippet.ts";

/**
 * The figures that can be written at an offset in a comment that estimates time and cost; undefined where the offset is in
 * no such comment. While a comment is typed, nothing is offered where it may end.
 */
export function estimateOffers(
  document: Document,
  offset: number,
  { trigger }: CompletionRequest,
): readonly Offer[] | undefined {
  const placed = pieceAt(document, offset);
  const part = placed && partAt(placed.piece, offset - placed.start);
  if (!placed || !part) return undefined;
  if (trigger !== undefined && isFigure(part.typed.trimEnd())) return [];
  const range = shift(part.range, placed.start);
  const number = /^\d{1,9}(?:\.\d{1,9})?(?![\d.-])/.exec(part.typed)?.[0];
  const currency = currencyIn(document);
  return figures
    .filter(({ given }) => !part.others.some((it) => given(it)))
    .flatMap(({ detail, texts }) =>
      texts(number, currency).map((it) => ({ ...figureOffer(it, range, number), detail })),
    )
    .map((it, rank) => ({ ...it, rank }));
}

interface Part {
  /** What is before the cursor. */
  readonly typed: string;
  /** In the piece. */
  readonly range: SourceRange;
  /** The other figures of what the comment belongs to. */
  readonly others: readonly string[];
}

/** The part of a comment that an offset of a piece is in, between its commas. */
function partAt(piece: Piece, offset: number): Part | undefined {
  const { text } = piece;
  const comment = estimateComments(piece).find((it) => it.start < offset && offset <= it.end);
  if (!comment) return undefined;
  const before = text.slice(comment.start, offset);
  const lead = /^#[ \t]*valohai-estimates?:/.exec(before)?.[0];
  if (lead === undefined || before.includes(" --")) return undefined;
  const typed = before.slice(lead.length).split(",").at(-1)?.trimStart() ?? "";
  const more = (text.slice(offset, comment.end).split(/,| --/, 1)[0] ?? "").trimEnd();
  const range = { start: offset - typed.length, end: offset + more.length };
  const own = estimatesIn(piece).find((it) =>
    it.estimate.comments.some(({ start }) => start === comment.start),
  );
  return { typed, range, others: own ? figureTexts(own.estimate, range, text) : [] };
}

/** The figures of an estimate that are elsewhere, as they are written. */
function figureTexts(
  { duration, parallel, price }: Estimate,
  { start }: SourceRange,
  text: string,
): readonly string[] {
  return [duration, parallel, price].flatMap((it) =>
    it && it.range.start !== start ? [text.slice(it.range.start, it.range.end)] : [],
  );
}

/** Whether a text is a figure, after which the comment may end. */
function isFigure(text: string): boolean {
  return figures.some(({ given }) => given(text));
}

/** The texts that a kind of figure can have, as a number and what follows it. */
interface FigureKind {
  given(text: string): boolean;
  readonly detail: string;
  /** With the number that is typed already, or examples. */
  texts(number: string | undefined, currency: string | undefined): readonly FigureText[];
}

interface FigureText {
  /** The numbers, each of which a person will replace. */
  readonly numbers: readonly string[];
  readonly unit: string;
}

const figures: readonly FigureKind[] = [
  {
    given: (text) => parseDuration(text) !== undefined,
    detail: "how long one execution takes",
    texts: (number) => [
      { numbers: [number ?? "12"], unit: "min" },
      ...(number === undefined ? [{ numbers: ["10", "12", "20"], unit: "min" }] : []),
    ],
  },
  {
    given: (text) => parseParallel(text) !== undefined,
    detail: "how many executions of one node run at the same time",
    texts: (number) =>
      number?.includes(".") ? [] : [{ numbers: [number ?? "4"], unit: "parallel" }],
  },
  {
    given: (text) => parsePrice(text) !== undefined,
    detail: "what an hour of one execution costs",
    texts: (number, currency) => [
      {
        numbers: [number ?? "0.90"],
        unit: currency === undefined ? "per hour" : `${currency} per hour`,
      },
    ],
  },
];

/** The offer to write a figure in a range; where no number is typed, the examples are stops of a snippet. */
function figureOffer(
  { numbers, unit }: FigureText,
  range: SourceRange,
  typed: string | undefined,
): Omit<Offer, "rank"> {
  const label = `${numbers.join("-")} ${unit}`;
  const shown = { label, kind: "value", filterText: label } as const;
  if (typed !== undefined) {
    return { ...shown, edit: { range, newText: label }, insertAsSnippet: false };
  }
  const stop = newStops();
  const newText = `${numbers.map((it) => stop(it)).join("-")} ${snippetText(unit)}`;
  return { ...shown, edit: { range, newText }, insertAsSnippet: true };
}

/** The first currency that a comment of the file names. */
function currencyIn({ pieces }: Document): string | undefined {
  for (const { piece } of pieces) {
    for (const { estimate } of estimatesIn(piece)) {
      const currency = estimate.price?.value.currency;
      if (currency !== undefined) return currency;
    }
  }
  return undefined;
}
