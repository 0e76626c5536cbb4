import { rangesTouch, type SourceRange } from "#core/base/range.ts";
import { place } from "#core/features/diagnostics/placed.ts";
import type { PlacedProblem } from "#core/features/diagnostics/rule.ts";
import { shownByPiece } from "#core/features/diagnostics/select.ts";
import type { Snapshot } from "../documents.ts";
import { policyFor, type Workspace } from "../workspace.ts";

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

function piecesOf(workspace: Workspace, { text: { uri }, document }: Snapshot) {
  if (workspace.files.isLeftOut(uri)) return [];
  return shownByPiece(document, policyFor(workspace, uri), workspace.codeFor(uri));
}
