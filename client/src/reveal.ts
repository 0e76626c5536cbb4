import {
  commands,
  type Location,
  type LocationLink,
  Position,
  Range,
  type TextEditor,
  TextEditorRevealType,
  type Uri,
  ViewColumn,
  window,
  workspace,
} from "vscode";
import type { SourceRange } from "#core/base/range.ts";

interface RevealOptions {
  /** Whether the keyboard moves to the editor as well. */
  readonly focus: boolean;
  /** The column of the panel that asks: the text must not cover it. */
  readonly beside: ViewColumn | undefined;
}

/** Shows a place of the file in its editor and selects it. */
export async function revealRange(
  uri: Uri,
  range: SourceRange,
  options: RevealOptions,
): Promise<void> {
  const editor = await editorOf(uri, options);
  const { document } = editor;
  const place = new Range(document.positionAt(range.start), document.positionAt(range.end));
  await window.showTextDocument(document, {
    ...(editor.viewColumn === undefined ? {} : { viewColumn: editor.viewColumn }),
    preserveFocus: !options.focus,
    selection: place,
  });
  editor.revealRange(place, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Where the type of what is named at a place is declared, such as the step of a node; undefined where it is not. */
export async function typeRange(uri: Uri, range: SourceRange): Promise<SourceRange | undefined> {
  const document = await workspace.openTextDocument(uri);
  const found = await commands.executeCommand<readonly (Location | LocationLink)[]>(
    "vscode.executeTypeDefinitionProvider",
    uri,
    document.positionAt(range.start),
  );
  const [first] = found;
  if (first === undefined) return undefined;
  const target =
    "targetUri" in first ? (first.targetSelectionRange ?? first.targetRange) : first.range;
  return { start: document.offsetAt(target.start), end: document.offsetAt(target.end) };
}

/** Shows a line, from 1, of any file. */
export async function revealLine(
  uri: Uri,
  line: number,
  beside: ViewColumn | undefined,
): Promise<void> {
  const start = new Position(line - 1, 0);
  const viewColumn = beside === ViewColumn.One ? ViewColumn.Two : ViewColumn.One;
  const selection = new Range(start, start);
  // Unlike `showTextDocument`, the command opens files that are too large for extensions.
  await commands.executeCommand("vscode.open", uri, { viewColumn, selection, preview: true });
}

async function editorOf(uri: Uri, { focus, beside }: RevealOptions): Promise<TextEditor> {
  const open = window.visibleTextEditors.find(
    (editor) => editor.document.uri.toString() === uri.toString(),
  );
  if (open !== undefined) return open;
  const viewColumn = beside === ViewColumn.One ? ViewColumn.Two : ViewColumn.One;
  return window.showTextDocument(uri, { viewColumn, preserveFocus: !focus });
}
