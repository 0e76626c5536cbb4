import { Range, type Uri, WorkspaceEdit, workspace } from "vscode";
import type { EditsResult } from "#protocol";

/** Makes edits in a document unless it has changed since they were asked for; it stays unsaved, so that undo works. */
export async function editDocument(uri: Uri, { version, edits }: EditsResult): Promise<boolean> {
  const document = await workspace.openTextDocument(uri);
  if (document.version !== version) return false;
  const change = new WorkspaceEdit();
  for (const { range, newText } of edits) {
    const place = new Range(document.positionAt(range.start), document.positionAt(range.end));
    change.replace(uri, place, newText);
  }
  return workspace.applyEdit(change);
}
