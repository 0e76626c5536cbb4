import { minimatch } from "minimatch";
import { type Disposable, languages, type TextDocument, type Uri, workspace } from "vscode";
import { plainLanguage, valohaiLanguage } from "./language.ts";

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

/** Adds a file to the setting `valohai.files`, by its path in the workspace folder. */
export async function listFile(uri: Uri): Promise<void> {
  const folder = workspace.getWorkspaceFolder(uri);
  if (folder === undefined) return;
  const settings = workspace.getConfiguration("valohai", folder);
  const path = pathInFolder(uri, folder.uri).replaceAll(/[*?[\]{}()!\\]/g, "\\$&");
  await settings.update("files", [...settings.get<string[]>("files", []), path]);
}

function isListed(uri: Uri): boolean {
  const folder = workspace.getWorkspaceFolder(uri);
  if (folder === undefined) return false;
  const globs = workspace.getConfiguration("valohai", uri).get<unknown>("files");
  return matchesFileGlobs(pathInFolder(uri, folder.uri), globs);
}

/** Whether a path, relative to its workspace folder, matches one of the patterns of a setting of any shape. */
export function matchesFileGlobs(path: string, globs: unknown): boolean {
  if (!Array.isArray(globs)) return false;
  return globs.some((glob) => typeof glob === "string" && matches(path, glob));
}

function matches(path: string, glob: string): boolean {
  const relative = glob.trim().replace(/^\.?\//, "");
  return relative !== "" && minimatch(path, relative, { dot: true, nocomment: true });
}

function pathInFolder(uri: Uri, folder: Uri): string {
  return uri.path.slice(folder.path.length).replace(/^\//, "");
}
