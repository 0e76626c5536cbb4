import {
  type Connection,
  type FoldingRange,
  FoldingRangeKind,
  type SelectionRange,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type Fold, foldsInPiece, regionsIn } from "#core/features/navigation/folding.ts";
import { selectionAt } from "#core/features/navigation/selection.ts";
import { jsonByChunk, templateOfEntries } from "./chunk-lists.ts";
import { toLspRange } from "./convert.ts";
import type { Snapshot } from "./documents.ts";
import { listOf } from "./encoded-list.ts";
import { writtenAt } from "./line-template.ts";
import type { Workspace } from "./workspace.ts";

const foldKinds = { comment: FoldingRangeKind.Comment, region: FoldingRangeKind.Region } as const;

/** Answers requests for folds and growing selections. */
export function answerStructure(connection: Connection, workspace: Workspace): void {
  const { snapshotOf } = workspace;
  const toLspFolds = folder(workspace);
  connection.onFoldingRanges(({ textDocument }) => {
    const at = snapshotOf(textDocument.uri);
    return at ? toLspFolds(at) : null;
  });
  connection.onSelectionRanges(({ textDocument, positions }) => {
    const at = snapshotOf(textDocument.uri);
    return at ? positions.map((it) => toLspSelection(at, at.text.offsetAt(it))) : [];
  });
}

function folder({ texts }: Workspace): (at: Snapshot) => FoldingRange[] {
  const jsonOf = jsonByChunk(
    ({ pieces }) => pieces.map(({ piece, start }) => ({ content: piece, start })),
    (piece) => {
      const text = texts.create("", "", 0, piece.text);
      return foldsInPiece(piece).map((it) => toLspFold(text, it));
    },
  );
  return (at) => {
    const regions = regionsIn(at.document).map((it) => toLspFold(at.text, it));
    return listOf([...jsonOf(at), writtenAt(templateOfEntries(regions), 0)]);
  };
}

function toLspFold(text: TextDocument, { range, kind }: Fold): FoldingRange {
  return {
    startLine: text.positionAt(range.start).line,
    endLine: text.positionAt(range.end).line,
    ...(kind === "block" ? {} : { kind: foldKinds[kind] }),
  };
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
