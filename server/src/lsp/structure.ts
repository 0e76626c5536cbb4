import {
  type Connection,
  type FoldingRange,
  FoldingRangeKind,
  type SelectionRange,
} from "vscode-languageserver";
import { foldsIn } from "../core/features/folding.ts";
import { selectionAt } from "../core/features/selection.ts";
import { toLspRange } from "./convert.ts";
import type { DiagnosticSource } from "./diagnostics.ts";
import type { Snapshot } from "./documents.ts";

const foldKinds = { comment: FoldingRangeKind.Comment, region: FoldingRangeKind.Region } as const;

/** Answers what belongs together in a text: folds and growing selections. */
export function answerStructure(connection: Connection, { snapshotOf }: DiagnosticSource): void {
  connection.onFoldingRanges(({ textDocument }) => {
    const at = snapshotOf(textDocument.uri);
    return at ? toLspFolds(at) : [];
  });
  connection.onSelectionRanges(({ textDocument, positions }) => {
    const at = snapshotOf(textDocument.uri);
    return at ? positions.map((it) => toLspSelection(at, at.text.offsetAt(it))) : [];
  });
}

function toLspFolds({ text, document }: Snapshot): FoldingRange[] {
  return foldsIn(document).map(({ range, kind }) => ({
    startLine: text.positionAt(range.start).line,
    endLine: text.positionAt(range.end).line,
    ...(kind === "block" ? {} : { kind: foldKinds[kind] }),
  }));
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
