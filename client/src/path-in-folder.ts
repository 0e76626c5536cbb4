import type { Uri } from "vscode";

/** A file's path as its workspace folder sees it, without a leading slash. */
export function pathInFolder(uri: Uri, folder: Uri): string {
  return uri.path.slice(folder.path.length).replace(/^\//, "");
}
