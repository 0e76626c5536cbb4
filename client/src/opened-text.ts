import { type TextDocument, type Uri, workspace } from "vscode";

/** The document of a file or of a tab; undefined where it cannot be opened as a text any more. */
export async function openedText(uri: Uri): Promise<TextDocument | undefined> {
  return Promise.resolve(workspace.openTextDocument(uri)).catch(() => undefined);
}
