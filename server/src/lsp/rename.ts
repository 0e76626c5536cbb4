import {
  type Connection,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { TextEdit } from "../core/base/edit.ts";
import {
  prepareRename,
  type Refusal,
  type Renamed,
  rename,
} from "../core/features/rename/rename.ts";
import type { Abilities } from "./abilities.ts";
import { toLspEdit, toLspRange } from "./convert.ts";
import type { DiagnosticSource } from "./diagnostics.ts";
import type { Snapshot } from "./documents.ts";

/** Edits in another file that go with a rename, which the user confirms before they are made. */
export interface ConfirmedEdits {
  readonly text: TextDocument;
  /** The version that the client has open; null where it has not. */
  readonly version: number | null;
  readonly edits: readonly TextEdit[];
  /** What is edited and why, for the list in which the user chooses. */
  readonly label: string;
  readonly description: string;
}

/** Looks for what goes with a rename outside of the file. */
export type FindRelatedEdits = (at: Snapshot, renamed: Renamed) => readonly ConfirmedEdits[];

/** Answers renames: look up, ask, convert. */
export function answerRename(
  connection: Connection,
  { snapshotOf }: DiagnosticSource,
  abilities: () => Abilities,
  relatedTo: FindRelatedEdits = () => [],
): void {
  connection.onPrepareRename(({ textDocument, position }) => {
    const at = snapshotOf(textDocument.uri);
    const found = at && prepareRename(at.document, at.text.offsetAt(position));
    if (!at || !found) return null;
    if (found.kind === "refused") return refusal(found);
    return { range: toLspRange(at.text, found.range), placeholder: found.name };
  });
  connection.onRenameRequest(({ textDocument, position, newName }) => {
    const at = snapshotOf(textDocument.uri);
    const answer = at && rename(at.document, at.text.offsetAt(position), newName);
    if (!at || !answer) return null;
    if (answer.kind === "refused") return refusal(answer);
    const canAsk = abilities().changeAnnotations;
    return toLspWorkspaceEdit(at, answer, canAsk ? relatedTo(at, answer) : []);
  });
}

function refusal({ message }: Refusal): ResponseError<void> {
  return new ResponseError<void>(LSPErrorCodes.RequestFailed, message);
}

/** The edits of the file, made at once, and those of other files, each to be confirmed. */
export function toLspWorkspaceEdit(
  { text, version }: Snapshot,
  { edits }: Renamed,
  related: readonly ConfirmedEdits[],
): WorkspaceEdit {
  const own = edits.map((it) => toLspEdit(text, it));
  if (related.length === 0) return { changes: { [text.uri]: own } };
  const annotations = related.map(
    ({ label, description }, index) =>
      [`related-${index}`, { label, description, needsConfirmation: true }] as const,
  );
  return {
    changeAnnotations: Object.fromEntries(annotations),
    documentChanges: [
      { textDocument: { uri: text.uri, version }, edits: own },
      ...related.map((it, index) => ({
        textDocument: { uri: it.text.uri, version: it.version },
        edits: it.edits.map((edit) => ({
          ...toLspEdit(it.text, edit),
          annotationId: `related-${index}`,
        })),
      })),
    ],
  };
}
