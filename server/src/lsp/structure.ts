import {
  type Connection,
  type FoldingRange,
  FoldingRangeKind,
  type Range,
  type SelectionRange,
} from "vscode-languageserver";
import { type Fold, foldsInPiece, regionsIn } from "#core/features/navigation/folding.ts";
import { selectionAt } from "#core/features/navigation/selection.ts";
import { jsonByChunk, templateOfEntries } from "./chunk-lists.ts";
import { toLspRange } from "./convert.ts";
import type { Snapshot } from "./documents.ts";
import { listOf } from "./encoded-list.ts";
import { writtenAt } from "./line-template.ts";
import type { Texts } from "./texts.ts";
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

/** Makes a function that lists the folds of a file. */
export function folder({ texts }: { readonly texts: Texts }): (at: Snapshot) => FoldingRange[] {
  const jsonOf = jsonByChunk({
    texts,
    // Aliases have no part in folds.
    chunksOf: (document) => document.linked?.cut ?? document.chunks,
    partsOf: ({ pieces }) => pieces.map((it) => ({ ...it, content: it.piece })),
    entriesOf: (piece, rangeOf) =>
      foldsInPiece(piece).map((it) => toLspFold(rangeOf(it.range), it.kind)),
  });
  return (at) => {
    const regions = regionsIn(at.document).map(({ range, kind }) =>
      toLspFold(toLspRange(at.text, range), kind),
    );
    return listOf([...jsonOf(at), writtenAt(templateOfEntries(regions), 0)]);
  };
}

function toLspFold({ start, end }: Range, kind: Fold["kind"]): FoldingRange {
  return {
    startLine: start.line,
    endLine: end.line,
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
