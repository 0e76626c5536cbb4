import { l10n, type Uri, window, workspace } from "vscode";
import type { CommandServices } from "./command-services.ts";
import type { NoBase } from "./comparisons.ts";
import { meantFile, openValohaiFiles } from "./meant-file.ts";
import { inform } from "./notify.ts";
import type { Previews } from "./previews.ts";
import { labelText } from "./shown-text.ts";

/** Compares a file with itself in the last commit; where there is none, offers to compare it with another open file. */
export async function compareWithHead(
  { previews }: CommandServices,
  argument: unknown,
): Promise<void> {
  const uri = await comparedFile(previews, argument);
  if (uri === undefined) return;
  const failure = await previews.compare(uri, { kind: "head" });
  if (failure === undefined) return;
  const other = l10n.t("Compare with Open File…");
  if ((await inform(reasonFor(failure, uri), other)) === other) await compareWith(previews, uri);
}

/** Compares a file with another one that is open. */
export async function compareWithOpenFile(
  { previews }: CommandServices,
  argument: unknown,
): Promise<void> {
  const uri = await comparedFile(previews, argument);
  if (uri !== undefined) await compareWith(previews, uri);
}

function comparedFile(previews: Previews, argument: unknown): Promise<Uri | undefined> {
  return meantFile(previews, argument, l10n.t("Open a valohai.yaml to compare it"));
}

function reasonFor(failure: NoBase, uri: Uri): string {
  const path = workspace.asRelativePath(uri);
  switch (failure) {
    case "no-git":
      return l10n.t("Git is not available in this window");
    case "no-repository":
      return l10n.t('"{0}" is not in a Git repository with a commit', path);
    case "no-file":
      return l10n.t('"{0}" is not in the last commit', path);
  }
}

async function compareWith(previews: Previews, uri: Uri): Promise<void> {
  const open = await openValohaiFiles();
  const others = open.map((it) => it.uri).filter((it) => it.toString() !== uri.toString());
  if (others.length === 0) {
    void inform(l10n.t("Open another Valohai file to compare with"));
    return;
  }
  const items = others.map((it) => ({ label: labelText(workspace.asRelativePath(it)), uri: it }));
  const choice = await window.showQuickPick(items, {
    title: l10n.t("Compare with Open File"),
    placeHolder: l10n.t("Choose the file as it was before the change"),
  });
  if (choice) await previews.compare(uri, { kind: "file", uri: choice.uri });
}
