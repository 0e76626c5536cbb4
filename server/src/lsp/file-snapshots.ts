import { createDocument } from "#core/document/document.ts";
import { distinctUris } from "../files/project-files.ts";
import { byteLimits } from "../files/read-file.ts";
import type { Snapshot } from "./documents.ts";
import type { Workspace } from "./workspace.ts";

/** The Valohai files of the workspace, analysed. */
export interface FileSnapshots {
  /** Open texts as they are in the editor, all others as they are on disk. */
  all(): Iterable<Snapshot>;
}

/** Reads files when they are asked for, and again only when they change. */
export function createFileSnapshots(workspace: Workspace): FileSnapshots {
  const known = new Map<string, { readonly stamp: string; readonly snapshot: Snapshot }>();
  const fromDisk = (uri: string): Snapshot | undefined => {
    const file = workspace.files.read(uri, byteLimits.yaml);
    if (!file) return undefined;
    const before = known.get(uri);
    if (before?.stamp === file.stamp) return before.snapshot;
    const text = workspace.texts.create(uri, "valohai-yaml", 0, file.text);
    const document = createDocument(file.text, before?.snapshot.document);
    const snapshot = { text, version: 0, document };
    known.set(uri, { stamp: file.stamp, snapshot });
    return snapshot;
  };
  return {
    *all() {
      const listed = workspace.files.list(workspace.settings().files);
      for (const uri of distinctUris([...workspace.openUris(), ...listed])) {
        const snapshot = workspace.snapshotOf(uri) ?? fromDisk(uri);
        if (snapshot) yield snapshot;
      }
    },
  };
}
