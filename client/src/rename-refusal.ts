import { type CancellationToken, l10n, type TextDocument, WorkspaceEdit } from "vscode";
import type { Middleware } from "vscode-languageclient";
import { valohaiLanguage } from "./language.ts";
import { showError } from "./notify.ts";
import { reasonOf } from "./reason.ts";

/**
 * Shows why a name in a script cannot be changed. VS Code would ask the next extension instead, which knows the
 * script alone and would leave half a rename behind.
 */
export const refusesWhole: Pick<Middleware, "provideRenameEdits"> = {
  async provideRenameEdits(document, position, newName, token, next) {
    try {
      return await next(document, position, newName, token);
    } catch (error) {
      if (isAlone(document, token)) throw error;
      void showError(l10n.t("Nothing is renamed: {0}", reasonOf(error)));
      return new WorkspaceEdit();
    }
  },
};

/** Whether no other extension renames in the document, or the request has been cancelled. */
function isAlone({ languageId }: TextDocument, token: CancellationToken): boolean {
  return languageId === valohaiLanguage || token.isCancellationRequested;
}
