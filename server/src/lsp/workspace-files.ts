import type { ProjectFile } from "#core/features/rename/linked-places.ts";
import type { Snapshot } from "./documents.ts";
import type { FileSnapshots } from "./file-snapshots.ts";
import type { Workspace } from "./workspace.ts";

/** The Valohai files of the workspace for one request, with what their steps run as it is now. */
export interface WorkspaceFiles {
  /** All of them, each the same object as `fileOf` gives. */
  readonly all: Iterable<ProjectFile>;
  fileOf(at: Snapshot): ProjectFile;
  snapshotOf(file: ProjectFile): Snapshot | undefined;
}

/** Reads nothing before it is asked for. */
export function workspaceFiles(
  { freshCodeFor }: Workspace,
  snapshots: FileSnapshots,
): WorkspaceFiles {
  const known = new Map<string, { readonly at: Snapshot; readonly file: ProjectFile }>();
  const fileOf = (at: Snapshot): ProjectFile => {
    const { uri } = at.text;
    const before = known.get(uri);
    if (before) return before.file;
    const file = { uri, document: at.document, code: freshCodeFor(uri) };
    known.set(uri, { at, file });
    return file;
  };
  return {
    all: {
      *[Symbol.iterator]() {
        for (const at of snapshots.all()) yield fileOf(at);
      },
    },
    fileOf,
    snapshotOf: ({ uri }) => known.get(uri)?.at,
  };
}
