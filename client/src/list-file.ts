import { type Uri, workspace } from "vscode";
import { pathInFolder } from "./path-in-folder.ts";

/** Adds a file to the setting `valohai.files`, by its path in the workspace folder. */
export async function listFile(uri: Uri): Promise<void> {
  const folder = workspace.getWorkspaceFolder(uri);
  if (folder === undefined) return;
  const settings = workspace.getConfiguration("valohai", folder);
  const path = pathInFolder(uri, folder.uri).replaceAll(/[*?[\]{}()!\\]/g, "\\$&");
  await settings.update("files", [...settings.get<string[]>("files", []), path]);
}
