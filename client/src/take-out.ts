import type { Uri } from "vscode";
import { l10n } from "vscode";
import { copyText } from "./copy-text.ts";
import { showError } from "./notify.ts";
import { openUntitled } from "./open-untitled.ts";
import type { FromPage } from "./preview-messages.ts";
import { reasonOf } from "./reason.ts";
import { saveGraph } from "./save-graph.ts";

export type OutMessage = Extract<FromPage, { kind: "copy" | "openText" | "saveGraph" }>;

/** Takes something out of the page: copies it, opens it as a text, or saves it, at first beside a file. */
export function takeOut(message: OutMessage, beside: Uri): Promise<void> {
  switch (message.kind) {
    case "copy":
      return copyText(message.text, l10n.t("Copied to the clipboard"));
    case "openText":
      return openText(message.language, message.text);
    case "saveGraph":
      return saveGraph(message, beside);
  }
}

/** Opens a text as an untitled file; shows the reason where that is not possible. */
async function openText(language: string, content: string): Promise<void> {
  try {
    await openUntitled(language, content);
  } catch (error) {
    void showError(l10n.t("The text is not opened: {0}", reasonOf(error)));
  }
}
