import { copyText } from "./copy-text.ts";
import { showError } from "./notify.ts";
import { openUntitled } from "./open-untitled.ts";
import type { FromPage } from "./preview-messages.ts";
import { reasonOf } from "./reason.ts";

/** Copies a text of the page, or opens it as a file. */
export function takeText(message: Extract<FromPage, { kind: "copy" | "openText" }>): Promise<void> {
  return message.kind === "copy"
    ? copyText(message.text, "Copied to the clipboard")
    : openText(message.language, message.text);
}

/** Opens a text as an untitled file; shows the reason where that is not possible. */
async function openText(language: string, content: string): Promise<void> {
  try {
    await openUntitled(language, content);
  } catch (error) {
    void showError(`The text is not opened: ${reasonOf(error)}`);
  }
}
