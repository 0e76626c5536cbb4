import type { ProjectConfig, ProjectFile } from "#core/features/rename/linked-places.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import type { Snapshot } from "./documents.ts";
import type { FileSnapshots } from "./file-snapshots.ts";
import type { Workspace } from "./workspace.ts";

/** The Valohai files of the workspace for one answer, with what their steps run as it is now. */
export interface WorkspaceFiles {
  readonly all: readonly ProjectFile[];
  /** The file of a URI as it is spelled in the editor where it is open. */
  at(uri: string): { readonly snapshot: Snapshot; readonly file: ProjectFile } | undefined;
}

/**
 * What a computation says about the Valohai files of the workspace and their scripts as they are now. Rejects with
 * `NotLoaded` where they cannot be read in time.
 */
export async function withFilesNow<T>(
  workspace: Workspace,
  snapshots: FileSnapshots,
  compute: (files: WorkspaceFiles) => T,
): Promise<T> {
  const fresh = workspace.fresh();
  const all = await snapshots.allNow(fresh);
  for (const { text, document } of all) {
    for (const { item } of document.items) {
      await workspace.scheduler.turn();
      await fresh.complete(() => fresh.codeFor(text.uri)?.ofItem(item));
    }
  }
  return fresh.complete(() => compute(filesOf(all, fresh.codeFor, workspace.files)));
}

function filesOf(
  snapshots: readonly Snapshot[],
  codeFor: (uri: string) => ProjectCode | undefined,
  projectFiles: ProjectFiles,
): WorkspaceFiles {
  const byUri = new Map(
    snapshots.map((snapshot) => {
      const { uri } = snapshot.text;
      const config = configOf(projectFiles, uri);
      const file = { uri, document: snapshot.document, code: codeFor(uri), config };
      return [uri, { snapshot, file }] as const;
    }),
  );
  return { all: [...byUri.values()].map((it) => it.file), at: (uri) => byUri.get(uri) };
}

function configOf(files: ProjectFiles, file: string): ProjectConfig | undefined {
  const { uri, text } = files.configFileOf(file) ?? {};
  return uri === undefined || text === undefined ? undefined : { uri, text };
}
