import { groupBy } from "#core/base/group-by.ts";
import { keptWhile } from "#core/base/kept-while.ts";
import { oncePer } from "#core/base/once-per.ts";
import type { SourceRange } from "#core/base/range.ts";
import { cutPieces, type Document } from "#core/document/document.ts";
import type { Socket } from "#core/model/config.ts";
import { type Item, type Piece, pieceOfRange } from "#core/model/piece.ts";
import { placeholdersIn } from "#core/model/placeholder.ts";
import { runsStep } from "#core/model/step-node.ts";
import { anchorOccurrences } from "#core/names/anchors.ts";
import { type ItemOccurrences, occurrencesIn } from "#core/names/occurrences.ts";
import type { YamlSymbol } from "#core/names/symbol.ts";
import { aliasesIn } from "#core/syntax/tree-copy.ts";

/** A meaningful word on one line; its line counts from the first line of its piece. */
export interface SemanticToken {
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly kind: SemanticTokenKind;
  readonly isDefinition: boolean;
}

export type SemanticTokenKind = YamlSymbol["kind"] | "socket-type" | "placeholder";

export interface PieceTokens {
  readonly start: number;
  readonly tokens: readonly SemanticToken[];
}

/** The names, socket types and placeholders of a document, or of the pieces that a range touches, in the order of the text. */
export function semanticTokens(document: Document, within?: SourceRange): readonly PieceTokens[] {
  const { names, pieces } = document.inPieces;
  const found = (piece: Piece) =>
    spansIn(
      piece,
      piece.items.map((it) => occurrencesIn(it, names)),
    );
  const linked = document.linked && spansByPiece(pieces.map((it) => found(it.piece)));
  return cutPieces(document)
    .filter(({ piece, start }) => !within || overlaps(within, start, start + piece.text.length))
    .map(({ piece, start }) => ({
      start,
      tokens: tokensAt(piece, linked ? (linked.get(piece) ?? []) : [found(piece).spans]),
    }));
}

function overlaps({ start, end }: SourceRange, from: number, to: number): boolean {
  return start < to && from < end;
}

interface FoundSpans {
  readonly piece: Piece;
  readonly spans: readonly Span[];
}

/** Kept as long as the piece's names mean the same. */
const spansIn = keptWhile(
  (piece: Piece, occurrences: readonly ItemOccurrences[]): FoundSpans => ({
    piece,
    spans: [
      ...occurrences.flatMap(({ all }) => all.filter((it) => !it.written).map(spanOf)),
      ...piece.items.flatMap(socketTypeSpans),
      ...piece.items.flatMap(placeholderSpans),
      ...anchorOccurrences(piece).map(spanOf),
      ...aliasSpans(piece),
    ],
  }),
);

/** The tokens of a piece, from spans that were found by reading it and others. */
const tokensAt = keptWhile((piece: Piece, spans: readonly (readonly Span[])[]) =>
  inLines(piece.text, spans.flat()),
);

/** The spans of linked pieces by the piece of the text that they are in. */
function spansByPiece(
  found: readonly FoundSpans[],
): ReadonlyMap<Piece, readonly (readonly Span[])[]> {
  const groups = groupBy(found.flatMap(partsOf), (it) => it.piece);
  return new Map([...groups].map(([piece, of]) => [piece, of.map((it) => it.spans)]));
}

const partsOf = oncePer((found: FoundSpans): readonly FoundSpans[] => {
  const { context } = found.piece;
  if (!context) return [found];
  const moved = found.spans.map((it) => ({ ...it, ...pieceOfRange(it.range, context) }));
  return [...groupBy(moved, (it) => it.piece)].map(([piece, spans]) => ({ piece, spans }));
});

/** The aliases of anchors of the pieces above. */
function aliasSpans({ roots, context }: Piece): readonly Span[] {
  if (!context) return [];
  return roots.flatMap(aliasesIn).flatMap(({ name, range, target }) => {
    if (!target || target.range.start >= context.start) return [];
    const start = range.start + 1;
    return [{ range: { start, end: start + name.length }, kind: "anchor", isDefinition: false }];
  });
}

interface Span {
  readonly range: SourceRange;
  readonly kind: SemanticTokenKind;
  readonly isDefinition: boolean;
}

function spanOf({ symbol, range, role }: ItemOccurrences["all"][number]): Span {
  return { range, kind: symbol.kind, isDefinition: role === "definition" };
}

function socketTypeSpans({ config }: Item): readonly Span[] {
  if (config?.kind !== "pipeline") return [];
  const sockets: readonly (Socket | undefined)[] = [
    ...config.edges.flatMap((it) => [it.source, it.target]),
    ...config.parameters.flatMap((it) => it.targets),
  ];
  return sockets.flatMap((it) =>
    it?.type && !it.type.written
      ? { range: it.type.range, kind: "socket-type" as const, isDefinition: false }
      : [],
  );
}

/** What is around the name in a placeholder, or all of one without a name. */
function placeholderSpans({ config, text }: Item): readonly Span[] {
  return templatesIn(config)
    .flatMap((it) => placeholdersIn(text, it))
    .flatMap(({ range, name }) => {
      const parts = name
        ? [
            { start: range.start, end: name.range.start },
            { start: name.range.end, end: range.end },
          ]
        : [range];
      return parts.map((it) => ({
        range: it,
        kind: "placeholder" as const,
        isDefinition: false,
      }));
    });
}

function templatesIn(config: Item["config"]): readonly SourceRange[] {
  switch (config?.kind) {
    case "step":
      return [...config.commands, ...config.inputs.flatMap((it) => it.defaults)].map(placeOf);
    case "pipeline":
      return config.nodes.flatMap((it) =>
        runsStep(it)
          ? [
              ...(it.override?.commands ?? []).map(placeOf),
              ...(it.override?.inputs ?? []).flatMap(({ default: uris }) => uris?.range ?? []),
            ]
          : [],
      );
    default:
      return [];
  }
}

function placeOf({ range, written }: { range: SourceRange; written?: SourceRange }): SourceRange {
  return written ?? range;
}

/** In the order of the text, without tokens that overlap the one before or span lines. */
function inLines(text: string, spans: readonly Span[]): readonly SemanticToken[] {
  const ordered = [...spans].sort((a, b) => a.range.start - b.range.start);
  const tokens: SemanticToken[] = [];
  let line = 0;
  let lineStart = 0;
  let end = 0;
  for (const { range, kind, isDefinition } of ordered) {
    const length = range.end - range.start;
    if (range.start < end || length <= 0) continue;
    for (
      let at = nextBreak(text, lineStart, range.start);
      at >= 0;
      at = nextBreak(text, lineStart, range.start)
    ) {
      line++;
      lineStart = at + 1;
    }
    if (text.slice(range.start, range.end).includes("\n")) continue;
    tokens.push({ line, character: range.start - lineStart, length, kind, isDefinition });
    end = range.end;
  }
  return tokens;
}

function nextBreak(text: string, from: number, before: number): number {
  const at = text.indexOf("\n", from);
  return at < before ? at : -1;
}
