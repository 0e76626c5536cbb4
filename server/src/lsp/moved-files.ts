import type { Connection, WorkspaceEdit } from "vscode-languageserver";
import { visibleText } from "#core/base/visible-text.ts";
import { moveBetween, moveScripts } from "#core/features/rename/move-scripts.ts";
import { fileUri } from "../files/paths.ts";
import type { ClientSupport } from "./client-capabilities.ts";
import { editsByFile, nameOf, obstacleTo, toLspWorkspaceEdit } from "./rename.ts";
import type { ScriptFeatures } from "./scripts.ts";
import type { Workspace } from "./workspace.ts";

/** Answers what changes in commands when files are renamed or moved in the editor. */
export function answerMovedFiles(
  connection: Connection,
  workspace: Workspace,
  supports: () => ClientSupport,
  scripts: ScriptFeatures,
): void {
  connection.workspace.onWillRenameFiles(({ files }): WorkspaceEdit | null => {
    const moves = files.map((it) => moveBetween(fileUri(it.oldUri), fileUri(it.newUri)));
    const valohaiFiles = scripts.files();
    const moved = { files: moveScripts(valohaiFiles.all, moves), scripts: [] };
    const changed = editsByFile(moved, valohaiFiles, workspace, scripts);
    const writable = changed.filter((it) => {
      const reason = obstacleTo(it);
      if (reason === undefined) return true;
      const name = visibleText(nameOf(it));
      connection.console.warn(`"${name}" ${reason}, so its commands keep the old paths`);
      return false;
    });
    if (writable.length === 0) return null;
    return toLspWorkspaceEdit(writable, supports(), (name) => ({
      label: `Update commands in ${name}`,
      needsConfirmation: true,
    }));
  });
}
