import { env, l10n } from "vscode";
import { showBriefly, showError } from "./notify.ts";
import { reasonOf } from "./reason.ts";

/** Copies a text and says so in the status bar; shows the reason where that is not possible. */
export async function copyText(text: string, done: string): Promise<void> {
  try {
    await env.clipboard.writeText(text);
    showBriefly("check", done);
  } catch (error) {
    void showError(l10n.t("Nothing is copied: {0}", reasonOf(error)));
  }
}
