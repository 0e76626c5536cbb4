import {
  type Connection,
  type FoldingRange,
  FoldingRangeKind,
  type SelectionRange,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type Fold, foldsInPiece, regionsIn } from "#core/features/navigation/folding.ts";
import { selectionAt } from "#core/features/navigation/selection.ts";
import type { Piece } from "#core/model/piece.ts";
import { keptByLine } from "./by-line.ts";
import { toLspRange } from "./convert.ts";
import type { DiagnosticSource } from "./diagnostics.ts";
import type { Snapshot } from "./documents.ts";
import { keepJson } from "./kept-json.ts";

const foldKinds = { comment: FoldingRangeKind.Comment, region: FoldingRangeKind.Region } as const;

/** Answers what belongs together in a text: folds and growing selections. */
export function answerStructure(connection: Connection, source: DiagnosticSource): void {
  const { snapshotOf } = source;
  const toLspFolds = folder(source);
  connection.onFoldingRanges(({ textDocument }) => {
    const at = snapshotOf(textDocument.uri);
    return at ? toLspFolds(at) : null;
  });
  connection.onSelectionRanges(({ textDocument, positions }) => {
    const at = snapshotOf(textDocument.uri);
    return at ? positions.map((it) => toLspSelection(at, at.text.offsetAt(it))) : [];
  });
}

function folder({ texts }: DiagnosticSource): (at: Snapshot) => FoldingRange[] {
  const foldsAt = keptByLine(
    (piece: Piece) => {
      const text = texts.create("", "", 0, piece.text);
      return foldsInPiece(piece).map((it) => keepJson(toLspFold(text, it)));
    },
    (folds, by) => folds.map((it) => keepJson(moveFold(it, by))),
  );
  return ({ text, document }) => [
    ...document.pieces.flatMap(({ piece, start }) => foldsAt(piece, text.positionAt(start).line)),
    ...regionsIn(document).map((it) => toLspFold(text, it)),
  ];
}

function toLspFold(text: TextDocument, { range, kind }: Fold): FoldingRange {
  return {
    startLine: text.positionAt(range.start).line,
    endLine: text.positionAt(range.end).line,
    ...(kind === "block" ? {} : { kind: foldKinds[kind] }),
  };
}

function moveFold(fold: FoldingRange, by: number): FoldingRange {
  return { ...fold, startLine: fold.startLine + by, endLine: fold.endLine + by };
}

function toLspSelection({ text, document }: Snapshot, offset: number): SelectionRange {
  const place = { start: offset, end: offset };
  const outermostFirst = [...selectionAt(document, offset)].reverse();
  const nested = outermostFirst.reduce<SelectionRange | undefined>(
    (parent, it) => ({ range: toLspRange(text, it), ...(parent ? { parent } : {}) }),
    undefined,
  );
  return nested ?? { range: toLspRange(text, place) };
}
