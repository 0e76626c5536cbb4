import { keptWhile } from "#core/base/kept-while.ts";
import type { SourceRange } from "#core/base/range.ts";
import type { Document, PlacedPiece } from "#core/document/document.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import type { Socket } from "#core/model/config.ts";
import type { Item, Piece } from "#core/model/piece.ts";
import { placeholdersIn } from "#core/model/placeholder.ts";
import { runsStep } from "#core/model/step-node.ts";
import { anchorOccurrences } from "#core/names/anchors.ts";
import { type ItemOccurrences, occurrencesIn } from "#core/names/occurrences.ts";
import type { YamlSymbol } from "#core/names/symbol.ts";

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
  const itemsOf = groupItems(document.items);
  return document.pieces
    .filter(({ piece, start }) => !within || overlaps(within, start, start + piece.text.length))
    .map((it) => ({
      start: it.start,
      tokens: tokensOfPiece(it, itemsOf.get(it.start) ?? [], document),
    }));
}

function overlaps({ start, end }: SourceRange, from: number, to: number): boolean {
  return start < to && from < end;
}

function groupItems(items: readonly PlacedItem[]): ReadonlyMap<number, readonly Item[]> {
  const groups = new Map<number, Item[]>();
  for (const { item, start } of items) {
    const group = groups.get(start);
    if (group) group.push(item);
    else groups.set(start, [item]);
  }
  return groups;
}

function tokensOfPiece(
  { piece }: PlacedPiece,
  items: readonly Item[],
  document: Document,
): readonly SemanticToken[] {
  const occurrences = items.map((it) => occurrencesIn(it, document.names));
  return tokensFrom(piece, occurrences, items);
}

/** Kept as long as the piece's names mean the same. */
const tokensFrom = keptWhile(
  (piece: Piece, occurrences: readonly ItemOccurrences[], items: readonly Item[]) => {
    const spans = [
      ...occurrences.flatMap(({ all }) => all.filter((it) => !it.written).map(spanOf)),
      ...items.flatMap(socketTypeSpans),
      ...items.flatMap(placeholderSpans),
      ...anchorOccurrences(piece).map(spanOf),
    ];
    return inLines(piece.text, spans);
  },
);

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
