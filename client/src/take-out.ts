import type { Uri } from "vscode";
import { l10n } from "vscode";
import type { PipelineSource } from "#core/model/source.ts";
import { copyText } from "./copy-text.ts";
import { exportPreview } from "./export-variants.ts";
import { showError } from "./notify.ts";
import { openUntitled } from "./open-untitled.ts";
import type { FromPage } from "./preview-messages.ts";
import { reasonOf } from "./reason.ts";
import { saveGraph } from "./save-graph.ts";

export type OutMessage = Extract<FromPage, { kind: "copy" | "openText" | "saveGraph" | "export" }>;

/** What a page shows, as far as it can be taken out. */
export interface Shown {
  readonly uri: Uri;
  /** What decides the runs now and before the change with which they are compared, and the node of which they are. */
  readonly source: PipelineSource | undefined;
  readonly before: PipelineSource | undefined;
  readonly node: string | undefined;
}

/** Takes something out of the page: copies it, opens it as a text, or saves it, at first beside its file. */
export async function takeOut(message: OutMessage, shown: Shown): Promise<void> {
  switch (message.kind) {
    case "export":
      return exportShown(message, shown);
    case "copy":
      return copyText(message.text, l10n.t("Copied to the clipboard"));
    case "openText":
      return openText(message.language, message.text);
    case "saveGraph":
      return saveGraph(message, shown.uri);
  }
}

/** Exports the executions of a node, or those that it made before the change. */
async function exportShown(
  { query, before }: Extract<OutMessage, { kind: "export" }>,
  shown: Shown,
): Promise<void> {
  const source = before === undefined ? shown.source : shown.before;
  const node = before ?? shown.node;
  if (source && node !== undefined) await exportPreview(source, node, query, shown.uri);
}

/** Opens a text as an untitled file; shows the reason where that is not possible. */
async function openText(language: string, content: string): Promise<void> {
  try {
    await openUntitled(language, content);
  } catch (error) {
    void showError(l10n.t("The text is not opened: {0}", reasonOf(error)));
  }
}
