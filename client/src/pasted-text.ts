import {
  type CancellationToken,
  Range,
  type TextDocument,
  type TextDocumentChangeEvent,
  TextEdit,
  window,
  workspace,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type EditsResult, type FitPastedParams, fitPastedRequest } from "#protocol";
import { valohaiLanguage } from "./language.ts";

/** What was inserted last into each Valohai document. */
export interface Insertions {
  /** The pasted text that a range to format consists of; undefined where a person selected the range. */
  pasted(document: TextDocument, range: Range): Range | undefined;
  dispose(): void;
}

/**
 * Follows what is inserted. The editor asks for pasted text and for a selection to be formatted in the same way, but
 * pasted text should only be moved. One undo takes back the move, and a second one the paste. A provider of paste edits
 * would need only one, but VS Code drops a paste that the next one overtakes.
 */
export function watchInsertions(): Insertions {
  const latest = new Map<string, { readonly version: number; readonly range: Range }>();
  const changes = workspace.onDidChangeTextDocument((event) => {
    if (event.document.languageId !== valohaiLanguage) return;
    const uri = event.document.uri.toString();
    const range = insertedRange(event);
    if (range) latest.set(uri, { version: event.document.version, range });
    else if (event.contentChanges.length > 0) latest.delete(uri);
  });
  const closes = workspace.onDidCloseTextDocument(({ uri }) => {
    latest.delete(uri.toString());
  });
  return {
    pasted(document, range) {
      const inserted = latest.get(document.uri.toString());
      if (inserted?.version !== document.version) return undefined;
      if (!isAtCursor(document, range)) return undefined;
      return isSelected(document, range) && !range.isEqual(inserted.range)
        ? undefined
        : inserted.range;
    },
    dispose() {
      changes.dispose();
      closes.dispose();
    },
  };
}

/** What was inserted in one place. */
function insertedRange({ document, contentChanges }: TextDocumentChangeEvent): Range | undefined {
  const [change, ...others] = contentChanges;
  if (!change || others.length > 0 || change.text === "") return undefined;
  const end = document.positionAt(change.rangeOffset + change.text.length);
  return new Range(change.range.start, end);
}

/** Whether a person wants a range to be formatted; otherwise it was just pasted. */
export function isSelected(document: TextDocument, range: Range): boolean {
  return !isAtCursor(document, range) || isWholeLine(document, range);
}

/** Whether a range ends at the cursor without being selected, as pasted text does. */
function isAtCursor(document: TextDocument, range: Range): boolean {
  const editor = window.visibleTextEditors.find((it) => it.document === document);
  return editor?.selection.isEmpty === true && editor.selection.active.isEqual(range.end);
}

/** The range that the editor formats where nothing is selected. */
function isWholeLine(document: TextDocument, { start, end }: Range): boolean {
  return start.character === 0 && end.isEqual(document.lineAt(start.line).range.end);
}

/** The edits that give pasted text the indentation of its place. */
export async function fitPasted(
  client: BaseLanguageClient,
  document: TextDocument,
  range: Range,
  token: CancellationToken,
): Promise<TextEdit[]> {
  const params: FitPastedParams = {
    uri: document.uri.toString(),
    range: { start: document.offsetAt(range.start), end: document.offsetAt(range.end) },
  };
  const result = await client.sendRequest<EditsResult | null>(fitPastedRequest, params, token);
  if (result?.version !== document.version) return [];
  return result.edits.map(({ range: { start, end }, newText }) =>
    TextEdit.replace(new Range(document.positionAt(start), document.positionAt(end)), newText),
  );
}
