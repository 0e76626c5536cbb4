import {
  type Connection,
  type FormattingOptions,
  MessageType,
  type Position,
  ShowMessageNotification,
  type TextEdit,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { fitPasted } from "#core/features/format/fit-pasted.ts";
import {
  type FormatOptions,
  type Formatting,
  formatDocument,
  formatLines,
} from "#core/features/format/format.ts";
import { formatTyped, mayFormatTyped } from "#core/features/format/on-type.ts";
import {
  type EditsResult,
  type FitPastedParams,
  fitPastedRequest,
  type NotFormattedParams,
  notFormattedNotification,
} from "../protocol.ts";
import { fromLspRange, toLspEdit } from "./convert.ts";
import type { Snapshot } from "./documents.ts";
import type { Workspace } from "./workspace.ts";

/** Answers how a document or its selected lines are laid out; nothing changes where that is not safe. */
export function answerFormatting(
  connection: Connection,
  workspace: Workspace,
  clientExplains: boolean,
): void {
  const report = clientExplains ? notificationSender(connection) : messageSender(connection);
  connection.onDocumentFormatting(async ({ textDocument, options }) => {
    const wanted = await formatOptions(workspace, textDocument.uri, options);
    const at = workspace.snapshotOf(textDocument.uri);
    if (!at) return null;
    const formatting = formatDocument(at.document, wanted);
    report(at, formatting);
    return lspEdits(at, formatting);
  });
  connection.onDocumentRangeFormatting(async ({ textDocument, range, options }) => {
    const wanted = await formatOptions(workspace, textDocument.uri, options);
    const at = workspace.snapshotOf(textDocument.uri);
    if (!at) return null;
    const formatting = formatLines(at.document, fromLspRange(at.text, range), wanted);
    report(at, formatting);
    return lspEdits(at, formatting);
  });
  connection.onDocumentOnTypeFormatting(({ textDocument, position, ch }) => {
    const text = workspace.textOf(textDocument.uri);
    if (!text || !mayFormatTyped(linesBefore(text, position), ch)) return [];
    const at = workspace.snapshotOf(textDocument.uri);
    if (!at) return [];
    const edits = formatTyped(at.document, at.text.offsetAt(position), ch);
    return edits.map((it) => toLspEdit(at.text, it));
  });
  connection.onRequest(fitPastedRequest, ({ uri, range }: FitPastedParams): EditsResult | null => {
    const at = workspace.snapshotOf(uri);
    if (!at) return null;
    const edits = fitPasted(at.document, range);
    return { version: at.version, edits, message: undefined };
  });
}

/** The line before the cursor and the one above it, available before anything is analysed. */
function linesBefore(text: TextDocument, position: Position): string {
  return text.getText({
    start: { line: Math.max(0, position.line - 1), character: 0 },
    end: position,
  });
}

async function formatOptions(
  workspace: Workspace,
  uri: string,
  { tabSize }: FormattingOptions,
): Promise<FormatOptions> {
  const ofProject = (await workspace.settled(() => workspace.files.configFor(uri))).format;
  return { ...workspace.settings().format, ...ofProject, tabSize };
}

function lspEdits({ text }: Snapshot, formatting: Formatting): TextEdit[] {
  return formatting.kind === "edits" ? formatting.edits.map((it) => toLspEdit(text, it)) : [];
}

type RefusalReporter = (at: Snapshot, formatting: Formatting) => void;

/** Sends the client the reason each time a file is not formatted; the client knows whether a person asked for it. */
function notificationSender(connection: Connection): RefusalReporter {
  return ({ text: { uri } }, formatting) => {
    if (formatting.kind === "edits") return;
    const { reason, offset } = formatting;
    const params: NotFormattedParams = { uri, reason, offset };
    void connection.sendNotification(notFormattedNotification, params);
  };
}

/** Shows the reason why a file is not formatted once, until it is formatted again, so that saving does not repeat it. */
function messageSender(connection: Connection): RefusalReporter {
  const reported = new Map<string, string>();
  return ({ text }, formatting) => {
    if (formatting.kind === "edits") {
      reported.delete(text.uri);
      return;
    }
    const { reason, offset } = formatting;
    const known = reported.get(text.uri);
    reported.set(text.uri, reason);
    if (known === reason) return;
    const { line } = text.positionAt(offset);
    const message = `The file is not formatted because of line ${line + 1}: ${reason}`;
    void connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Warning,
      message,
    });
  };
}
