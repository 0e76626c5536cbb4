import type { Diagnostic } from "vscode-languageserver";
import { rangesTouch, type SourceRange } from "#core/base/range.ts";
import { byPiece, shownByChunk } from "#core/features/diagnostics/diagnose.ts";
import { place } from "#core/features/diagnostics/placed.ts";
import type { PlacedProblem } from "#core/features/diagnostics/rule.ts";
import type { Snapshot } from "../documents.ts";
import type { FileContext } from "../file-contexts.ts";
import type { Workspace } from "../workspace.ts";
import { toLspDiagnostics } from "./to-lsp.ts";

/** The shown problems of a document as a list to be sent; the JSON of what did not change is kept. */
export function diagnosticsOf(snapshot: Snapshot, context: FileContext): Diagnostic[] {
  return toLspDiagnostics(snapshot, chunksOf(snapshot, context));
}

/** The shown problems of an open document that touch a range of the file. */
export function problemsAt(
  workspace: Workspace,
  snapshot: Snapshot,
  range: SourceRange,
): readonly PlacedProblem[] {
  const near = piecesOf(workspace, snapshot).filter(
    ({ start, piece }) => start <= range.end && range.start <= start + piece.text.length,
  );
  return near.flatMap(({ start, problems }) =>
    problems
      .map((it) => place(it, start, snapshot.document))
      .filter((it) => rangesTouch(it.range, range)),
  );
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
