import { type Disposable, languages, type TextDocument, type Uri, workspace } from "vscode";
import { bundles } from "./bundles.ts";
import { plainLanguage, valohaiLanguage } from "./language.ts";
import { pathInFolder } from "./path-in-folder.ts";

/** Gives the files named by the setting `valohai.files` their language, when they open and when the setting changes. */
export function watchFileGlobs(): Disposable[] {
  const assigned = new Set<string>();
  const update = (document: TextDocument): void => {
    const wanted = isListed(document.uri);
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
      if (change.affectsConfiguration("valohai.files")) updateAll();
    }),
  ];
}

function isListed(uri: Uri): boolean {
  const folder = workspace.getWorkspaceFolder(uri);
  if (folder === undefined) return false;
  const globs = workspace.getConfiguration("valohai", uri).get<unknown>("files");
  if (!Array.isArray(globs) || globs.length === 0) return false;
  return bundles.matchGlobs().matchesFileGlobs(pathInFolder(uri, folder.uri), globs);
}
