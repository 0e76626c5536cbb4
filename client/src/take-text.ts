import { languages, window, workspace } from "vscode";
import { copyText } from "./copy-text.ts";
import { showError } from "./notify.ts";
import type { FromPage } from "./preview-messages.ts";
import { reasonOf } from "./reason.ts";

/** Copies a text of the page, or opens it as a file. */
export function takeText(message: Extract<FromPage, { kind: "copy" | "openText" }>): Promise<void> {
  return message.kind === "copy"
    ? copyText(message.text, "Copied to the clipboard")
    : openText(message.language, message.text);
}

/** Opens a text as an untitled file, of a language if the editor knows it; shows the reason where that is not possible. */
async function openText(language: string, content: string): Promise<void> {
  try {
    const isKnown = (await languages.getLanguages()).includes(language);
    const document = await workspace.openTextDocument(
      isKnown ? { language, content } : { content },
    );
    await window.showTextDocument(document);
  } catch (error) {
    void showError(`The text is not opened: ${reasonOf(error)}`);
  }
}
