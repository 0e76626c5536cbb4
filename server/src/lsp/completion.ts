import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type Connection,
  InsertTextFormat,
  InsertTextMode,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { complete } from "../core/features/completion/index.ts";
import type { Offer, OfferKind } from "../core/features/completion/offer.ts";
import { toLspEdit } from "./convert.ts";
import type { DiagnosticSource } from "./diagnostics.ts";

/** What begins a place where offers are of use without being asked for. */
export const completionTriggers: readonly string[] = [".", "[", "{", ":", " ", ",", "-", "*"];

const kinds: { readonly [K in OfferKind]: CompletionItemKind } = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  item: CompletionItemKind.Module,
  step: CompletionItemKind.Class,
  task: CompletionItemKind.Class,
  node: CompletionItemKind.Interface,
  endpoint: CompletionItemKind.Class,
  deployment: CompletionItemKind.Class,
  "socket-type": CompletionItemKind.Keyword,
  socket: CompletionItemKind.Reference,
  parameter: CompletionItemKind.Variable,
  input: CompletionItemKind.Field,
  output: CompletionItemKind.Field,
  "environment-variable": CompletionItemKind.Constant,
  metadata: CompletionItemKind.Event,
  file: CompletionItemKind.File,
  snippet: CompletionItemKind.Snippet,
};

/** Answers what can be written at a place. */
export function answerCompletion(connection: Connection, { snapshotOf }: DiagnosticSource): void {
  connection.onCompletion(({ textDocument, position, context }): CompletionList | null => {
    const at = snapshotOf(textDocument.uri);
    if (!at) return null;
    const offset = at.text.offsetAt(position);
    const offers = complete(at.document, offset, context?.triggerCharacter);
    return {
      isIncomplete: false,
      items: offers.map((it) => toLspCompletion(at.text, it)),
    };
  });
}

function toLspCompletion(text: TextDocument, offer: Offer): CompletionItem {
  return {
    label: offer.label,
    kind: kinds[offer.kind],
    ...(offer.detail ? { detail: offer.detail } : {}),
    ...(offer.documentation
      ? { documentation: { kind: "markdown", value: offer.documentation } }
      : {}),
    sortText: offer.sortText,
    filterText: offer.filterText,
    textEdit: toLspEdit(text, offer.edit),
    insertTextFormat: offer.insertAsSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.asIs,
    ...(offer.retrigger
      ? { command: { title: "Suggest", command: "editor.action.triggerSuggest" } }
      : {}),
  };
}
