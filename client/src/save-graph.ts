import { commands, l10n, Uri, window, workspace } from "vscode";
import { fileNameOf } from "#core/base/file-name.ts";
import { graphEndings } from "#core/features/exports/graph/graph-endings.ts";
import { inform, showError } from "./notify.ts";
import type { FromPage } from "./preview-messages.ts";
import { reasonOf } from "./reason.ts";
import { writeTarget } from "./write-target.ts";

type SaveMessage = Extract<FromPage, { kind: "saveGraph" }>;

/** Saves a graph where a person chooses, at first beside its yaml; shows failures. */
export async function saveGraph(message: SaveMessage, beside: Uri): Promise<void> {
  try {
    const target = await chooseTarget(message, beside);
    if (target === undefined) return;
    await writeTarget(target, bytesOf(message), { isCancellationRequested: false });
    const saved = l10n.t('Saved the graph to "{0}"', workspace.asRelativePath(target));
    const choice = await inform(saved, l10n.t("Open File"));
    if (choice !== undefined) await commands.executeCommand("vscode.open", target);
  } catch (error) {
    void showError(l10n.t("The graph is not saved: {0}", reasonOf(error)));
  }
}

function chooseTarget({ format, pipeline }: SaveMessage, beside: Uri): Thenable<Uri | undefined> {
  const ending = graphEndings[format];
  return window.showSaveDialog({
    title: l10n.t("Save the Graph"),
    defaultUri: Uri.joinPath(beside, "..", fileNameOf(pipeline, ending)),
    filters: { [ending.toUpperCase()]: [ending] },
  });
}

function bytesOf({ format, content }: SaveMessage): Uint8Array {
  if (format !== "png") return new TextEncoder().encode(content);
  return Uint8Array.from(atob(content), (it) => it.charCodeAt(0));
}
