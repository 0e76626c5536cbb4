import { l10n, Range, type TextDocument, window, workspace } from "vscode";
import type { BaseLanguageClient, StaticFeature } from "vscode-languageclient";
import {
  type NotFormattedParams,
  notFormattedCapability,
  notFormattedNotification,
} from "#protocol";
import { showBriefly, warn } from "./notify.ts";

/** Shows why a document is not formatted. */
export interface FormatRefusals {
  /** Has a client report the reasons; to be called before it starts. */
  hear(client: BaseLanguageClient): void;
  /** Formats on request or on save, and shows why where nothing is formatted. */
  explained<T>(document: TextDocument, format: () => T | Promise<T>): Promise<T>;
  dispose(): void;
}

/** Follows which documents are being saved: there is no notification where a person did not ask for formatting. */
export function watchFormatting(): FormatRefusals {
  const refusals = new Map<string, NotFormattedParams>();
  const saves = watchSaves();
  return {
    hear(client) {
      client.registerFeature(announced);
      client.onNotification(notFormattedNotification, (refusal: NotFormattedParams) => {
        refusals.set(refusal.uri, refusal);
      });
    },
    async explained(document, format) {
      const uri = document.uri.toString();
      refusals.delete(uri);
      const edits = await format();
      const refusal = refusals.get(uri);
      if (refusal) void explain(document, refusal, saves.isSaving(document));
      return edits;
    },
    dispose: saves.dispose,
  };
}

/** Announces to the server that the client itself shows why a file is not formatted. */
const announced: StaticFeature = {
  fillClientCapabilities(capabilities) {
    capabilities.experimental = { ...capabilities.experimental, [notFormattedCapability]: true };
  },
  initialize: () => undefined,
  getState: () => ({ kind: "static" }),
  clear: () => undefined,
};

async function explain(
  document: TextDocument,
  { reason, offset }: NotFormattedParams,
  isSaving: Promise<boolean>,
): Promise<void> {
  const place = document.positionAt(offset);
  const line = place.line + 1;
  showBriefly("warning", l10n.t("Not formatted because of line {0}: {1}", line, reason));
  if (await isSaving) return;
  const message = l10n.t("The file is not formatted because of line {0}: {1}", line, reason);
  if ((await warn(message, l10n.t("Go to Line"))) === undefined) return;
  await window.showTextDocument(document, { selection: new Range(place, place) });
}

/** How soon the rest of a save follows its formatting, in milliseconds. */
const saveFollows = 1000;

/** Answers whether formatting belongs to a save, which the editor may announce before or after it formats. */
function watchSaves() {
  const saving = new Set<string>();
  const heard = new Set<(uri: string) => void>();
  const announce = ({ uri }: TextDocument) => {
    for (const hear of heard) hear(uri.toString());
  };
  const begins = workspace.onWillSaveTextDocument(({ document }) => {
    saving.add(document.uri.toString());
    announce(document);
  });
  const ends = workspace.onDidSaveTextDocument((document) => {
    saving.delete(document.uri.toString());
    announce(document);
  });
  return {
    async isSaving(document: TextDocument): Promise<boolean> {
      const uri = document.uri.toString();
      if (!workspace.getConfiguration("editor", document).get<boolean>("formatOnSave"))
        return false;
      if (saving.has(uri)) return true;
      return new Promise((resolve) => {
        const answer = (isSaving: boolean) => {
          clearTimeout(timer);
          heard.delete(hear);
          resolve(isSaving);
        };
        const hear = (saved: string) => {
          if (saved === uri) answer(true);
        };
        const timer = setTimeout(() => answer(false), saveFollows);
        heard.add(hear);
      });
    },
    dispose() {
      begins.dispose();
      ends.dispose();
    },
  };
}
