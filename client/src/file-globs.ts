import {
  commands,
  type Disposable,
  l10n,
  languages,
  type TextDocument,
  type Uri,
  workspace,
} from "vscode";
import { bundles } from "./bundles.ts";
import { plainLanguage, valohaiLanguage } from "./language.ts";
import { pathInFolder } from "./path-in-folder.ts";

/** Gives the files named by the setting `valohai.files` their language, when they open and when the setting changes. */
export function watchFileGlobs(): Disposable[] {
  const assigned = new Set<string>();
  const report = onceEach(showRefusal);
  const update = (document: TextDocument): void => {
    const wanted = isListed(document.uri, report);
    const key = document.uri.toString();
    if (wanted && document.languageId === plainLanguage) {
      assigned.add(key);
      void languages.setTextDocumentLanguage(document, valohaiLanguage);
    } else if (!wanted && document.languageId === valohaiLanguage && assigned.delete(key)) {
      void languages.setTextDocumentLanguage(document, plainLanguage);
    }
  };
  const updateAll = (): void => workspace.textDocuments.forEach(update);
  updateAll();
  return [
    workspace.onDidOpenTextDocument(update),
    workspace.onDidChangeWorkspaceFolders(updateAll),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(setting)) updateAll();
    }),
  ];
}

function isListed(uri: Uri, report: (message: string) => void): boolean {
  const folder = workspace.getWorkspaceFolder(uri);
  if (folder === undefined) return false;
  const globs = workspace.getConfiguration("valohai", uri).get<unknown>("files");
  if (!Array.isArray(globs) || globs.length === 0) return false;
  const { fileGlobs, refusalMessage } = bundles.matchGlobs();
  const patterns = fileGlobs(globs);
  const message = refusalMessage(setting, patterns.refused);
  if (message !== undefined) report(message);
  return patterns.matches(pathInFolder(uri, folder.uri));
}

const setting = "valohai.files";

async function showRefusal(message: string): Promise<void> {
  if ((await bundles.matchGlobs().warn(message, l10n.t("Open Settings"))) === undefined) return;
  await commands.executeCommand("workbench.action.openSettings", setting);
}

/** Passes on each message once: the setting is read for every document. */
function onceEach(report: (message: string) => Promise<void>): (message: string) => void {
  const reported = new Set<string>();
  return (message) => {
    if (reported.has(message)) return;
    reported.add(message);
    void report(message);
  };
}
