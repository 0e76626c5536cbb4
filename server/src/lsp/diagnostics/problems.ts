import { type Diagnostic, DiagnosticSeverity } from "vscode-languageserver";
import { rangesTouch, type SourceRange } from "#core/base/range.ts";
import type { Steps } from "#core/base/steps.ts";
import type { Document } from "#core/document/document.ts";
import { byPiece, shownByChunk, shownByPiece } from "#core/features/diagnostics/diagnose.ts";
import { place } from "#core/features/diagnostics/placed.ts";
import type { PieceProblems, PlacedProblem } from "#core/features/diagnostics/rule.ts";
import { fromLspRange } from "../convert.ts";
import type { Snapshot } from "../documents.ts";
import type { FileContext } from "../file-contexts.ts";
import type { Workspace } from "../workspace.ts";
import { mostSent, sentProblems } from "./most-sent.ts";
import { toLspDiagnostics, writtenChunk } from "./to-lsp.ts";

/** The shown problems of a document as a list to be sent, with a note if there are too many for that; the JSON of what did not change is kept. */
export function diagnosticsOf(snapshot: Snapshot, context: FileContext): Diagnostic[] {
  const { chunks, total } = sentProblems(chunksOf(snapshot, context));
  return toLspDiagnostics(snapshot, chunks, total === undefined ? [] : [leftOut(total)]);
}

/** The note that a file has more problems than are sent. */
function leftOut(total: number): Diagnostic {
  const start = { line: 0, character: 0 };
  return {
    range: { start, end: start },
    severity: DiagnosticSeverity.Information,
    source: "valohai",
    message: `This file has ${total} problems; these are the first ${mostSent}, errors before others`,
  };
}

/** Converts the shown problems of a document, some in each step; `diagnosticsOf` takes little time then. */
export function* diagnosticsInSteps(snapshot: Snapshot, context: FileContext): Steps<void> {
  for (const it of sentProblems(chunksOf(snapshot, context)).chunks) {
    yield;
    writtenChunk(snapshot, it);
  }
}

/** The shown problems of an open document that touch a range of the file. */
export function problemsAt(
  workspace: Workspace,
  snapshot: Snapshot,
  range: SourceRange,
): readonly PlacedProblem[] {
  const { document } = snapshot;
  const { isLeftOut, policy, code } = workspace.contextOf(snapshot.text.uri);
  const found = isLeftOut
    ? []
    : near(byPiece(shownByChunk(document, policy, code)), document.inPieces, range);
  // Where items share anchors, fixes are made from what rules find in the whole text, which takes a moment.
  if (!document.linked || found.length === 0) return found;
  return near(shownByPiece(document, policy, code), document, range);
}

function near(
  pieces: readonly PieceProblems[],
  document: Document,
  range: SourceRange,
): readonly PlacedProblem[] {
  const touched = pieces.filter(
    ({ start, piece }) => start <= range.end && range.start <= start + piece.text.length,
  );
  return touched.flatMap(({ start, problems }) =>
    problems.map((it) => place(it, start, document)).filter((it) => rangesTouch(it.range, range)),
  );
}

/** The shown problems that a client names by their codes and ranges, in the order in which it names them. */
export function problemsNamed(
  workspace: Workspace,
  snapshot: Snapshot,
  diagnostics: readonly Diagnostic[],
): readonly PlacedProblem[] {
  return diagnostics.flatMap(({ code, range }) => {
    const { start, end } = fromLspRange(snapshot.text, range);
    const found = problemsAt(workspace, snapshot, { start, end }).find(
      (it) => it.code === code && it.range.start === start && it.range.end === end,
    );
    return found ? [found] : [];
  });
}

/** Whether a code occurs more than once among the shown problems. */
export function isRepeated(workspace: Workspace, snapshot: Snapshot, code: string): boolean {
  const problems = piecesOf(workspace, snapshot).flatMap((it) => it.problems);
  return problems.filter((it) => it.code === code).length > 1;
}

function piecesOf(workspace: Workspace, snapshot: Snapshot) {
  return byPiece(chunksOf(snapshot, workspace.contextOf(snapshot.text.uri)));
}

function chunksOf({ document }: Snapshot, { isLeftOut, policy, code }: FileContext) {
  return isLeftOut ? [] : shownByChunk(document, policy, code);
}
