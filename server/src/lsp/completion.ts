import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  type Connection,
  InsertTextFormat,
  InsertTextMode,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { complete } from "#core/features/completion/index.ts";
import type { Offer, OfferKind } from "#core/features/completion/offer.ts";
import { withoutStops } from "#core/features/completion/snippet.ts";
import { askedRequest, suggestCommand } from "../protocol.ts";
import type { Client } from "./client-capabilities.ts";
import { toLspEdit, toLspMarkup } from "./convert.ts";
import type { Snapshot } from "./documents.ts";
import { createFileSnapshots } from "./file-snapshots.ts";
import { completeConfig } from "./lint-config.ts";
import type { Workspace } from "./workspace.ts";

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
  folder: CompletionItemKind.Folder,
  snippet: CompletionItemKind.Snippet,
};

/** What is shown to clients that do not know a kind of a later version of the protocol. */
const earlierKinds: ReadonlyMap<CompletionItemKind, CompletionItemKind> = new Map([
  [CompletionItemKind.Folder, CompletionItemKind.File],
  [CompletionItemKind.EnumMember, CompletionItemKind.Value],
  [CompletionItemKind.Constant, CompletionItemKind.Value],
  [CompletionItemKind.Event, CompletionItemKind.Field],
]);

/** The offers of one answer, kept for requests about single offers. */
interface Answered {
  readonly id: number;
  readonly offers: readonly Offer[];
}

/** Answers what can be written at a place. What an offer means is sent when the user selects it. */
export function answerCompletion(
  connection: Connection,
  workspace: Workspace,
  client: Client,
): void {
  const { snapshotOf, lintConfigOf, files, codeFor, texts } = workspace;
  const snapshots = createFileSnapshots(workspace);
  let latest: Answered = { id: 0, offers: [] };
  const completed = async (params: CompletionParams): Promise<CompletionList | null> => {
    const { textDocument, position, context } = params;
    const { uri } = textDocument;
    const at = snapshotOf(uri);
    const text = at?.text ?? lintConfigOf(uri);
    if (!text) return null;
    const offset = text.offsetAt(position);
    const typed = texts.takeTyped(text, offset);
    const offersAt = ({ document }: Snapshot) =>
      complete(document, offset, {
        trigger: context?.triggerCharacter ?? typed,
        host: files.hostFor(uri),
        code: codeFor(uri),
      });
    const offers = at
      ? await workspace.settled(() => offersAt(at))
      : await completeConfig(workspace, snapshots, text, offset);
    latest = { id: latest.id + 1, offers };
    const { id } = latest;
    return {
      isIncomplete: false,
      items: offers.map((it, index) => ({
        ...toLspCompletion(text, it, client),
        // The offers are sorted already.
        sortText: String(index).padStart(5, "0"),
        data: { id, index },
      })),
    };
  };
  connection.onCompletion(completed);
  connection.onRequest(askedRequest, () => texts.asked());
  connection.onCompletionResolve((item) => {
    const documentation = offerOf(item, latest)?.documentation;
    if (!documentation) return item;
    const { markdownCompletion } = client.supports;
    return { ...item, documentation: toLspMarkup(documentation, markdownCompletion) };
  });
}

function offerOf({ data }: CompletionItem, { id, offers }: Answered): Offer | undefined {
  const isLatest = typeof data === "object" && data !== null && data.id === id;
  return isLatest ? offers[data.index] : undefined;
}

function toLspCompletion(
  text: TextDocument,
  offer: Offer,
  { supports: { snippets, completionKinds }, commands }: Client,
): CompletionItem {
  const kind = kinds[offer.kind];
  const asSnippet = offer.insertAsSnippet && snippets;
  const edit = offer.insertAsSnippet && !snippets ? withoutStops(offer.edit) : offer.edit;
  return {
    label: offer.label,
    kind: completionKinds.has(kind) ? kind : (earlierKinds.get(kind) ?? CompletionItemKind.Text),
    ...(offer.detail ? { detail: offer.detail } : {}),
    filterText: offer.filterText,
    textEdit: toLspEdit(text, edit),
    ...(offer.before ? { additionalTextEdits: [toLspEdit(text, offer.before)] } : {}),
    insertTextFormat: asSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.asIs,
    ...(offer.retrigger && commands.has(suggestCommand)
      ? { command: { title: "Suggest", command: suggestCommand } }
      : {}),
  };
}
