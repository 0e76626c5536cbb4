import { l10n, TabInputText, type TextDocument, Uri, window, workspace } from "vscode";
import { asValohaiYaml, valohaiLanguage } from "./language.ts";
import { inform } from "./notify.ts";
import { openedText } from "./opened-text.ts";
import type { Previews } from "./previews.ts";
import { labelText } from "./shown-text.ts";

/**
 * The file that a command is about, read as Valohai YAML from now on: that of its argument, else the active one. If
 * something else is active, such as the walkthrough, it is an open Valohai file, which is then shown. Where none is
 * open, says what to do; undefined then, and if a person was asked and chose none.
 */
export async function meantFile(
  previews: Previews,
  argument: unknown,
  advice: string,
): Promise<Uri | undefined> {
  const active = window.activeTextEditor?.document.uri ?? previews.activeUri();
  const uri = argument instanceof Uri ? argument : active;
  if (uri !== undefined) {
    await asValohaiYaml(await workspace.openTextDocument(uri));
    return uri;
  }
  const open = await openValohaiFiles();
  if (open.length === 0) {
    void inform(advice);
    return undefined;
  }
  const [only, ...others] = open;
  const document = others.length === 0 ? only : await pickFile(open);
  if (document) await window.showTextDocument(document);
  return document?.uri;
}

/** The Valohai files that are open in editors, in the order of their tabs. */
export async function openValohaiFiles(): Promise<readonly TextDocument[]> {
  const tabs = window.tabGroups.all.flatMap((it) => it.tabs);
  const opened = tabs.flatMap(({ input }) => (input instanceof TabInputText ? [input.uri] : []));
  const unique = new Map(opened.map((it) => [it.toString(), it]));
  const documents = await Promise.all([...unique.values()].map((it) => openedText(it)));
  return documents.flatMap((it) => (it?.languageId === valohaiLanguage ? [it] : []));
}

async function pickFile(files: readonly TextDocument[]): Promise<TextDocument | undefined> {
  const items = files.map((it) => ({
    label: labelText(workspace.asRelativePath(it.uri)),
    document: it,
  }));
  const choice = await window.showQuickPick(items, { placeHolder: l10n.t("Choose the file") });
  return choice?.document;
}
