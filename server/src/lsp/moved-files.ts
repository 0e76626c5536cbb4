import type { Connection, WorkspaceEdit } from "vscode-languageserver";
import { visibleText } from "#core/base/visible-text.ts";
import { moveBetween, moveScripts } from "#core/features/rename/move-scripts.ts";
import type { Move } from "#core/features/rename/moved-path.ts";
import { NotLoaded } from "../files/unread.ts";
import { canonicalUri } from "../files/uris.ts";
import type { Client } from "./client-capabilities.ts";
import {
  editsByFile,
  type FileEdits,
  nameOf,
  obstacleTo,
  toLspWorkspaceEdit,
} from "./file-edits.ts";
import type { ScriptFeatures } from "./scripts.ts";
import type { Workspace } from "./workspace.ts";

/** Answers what changes in commands when files are renamed or moved in the editor: nothing where it would not ask whether to change them. */
export function answerMovedFiles(
  connection: Connection,
  workspace: Workspace,
  { supports, confirmsMoves }: Client,
  scripts: ScriptFeatures,
): void {
  const changedBy = async (moves: readonly Move[]): Promise<readonly FileEdits[]> => {
    try {
      return await scripts.withFiles((files) => {
        const moved = { files: moveScripts(files.all, moves), scripts: [], configs: [] };
        return editsByFile(moved, files, workspace, scripts);
      });
    } catch (error) {
      if (!(error instanceof NotLoaded)) throw error;
      connection.console.warn(`Commands keep the old paths, because ${error.message}`);
      return [];
    }
  };
  connection.workspace.onWillRenameFiles(async ({ files }): Promise<WorkspaceEdit | null> => {
    if (!confirmsMoves) return null;
    const moves = files.map((it) => moveBetween(canonicalUri(it.oldUri), canonicalUri(it.newUri)));
    const writable: FileEdits[] = [];
    for (const it of await changedBy(moves)) {
      const obstacle = await obstacleTo(workspace, it);
      if (obstacle === undefined) writable.push(it);
      else {
        const name = visibleText(nameOf(it));
        connection.console.warn(`"${name}" ${obstacle.reason}, so its commands keep the old paths`);
      }
    }
    if (writable.length === 0) return null;
    return toLspWorkspaceEdit(writable, supports, (name) => ({
      label: `Update commands in ${name}`,
      needsConfirmation: true,
    }));
  });
}
