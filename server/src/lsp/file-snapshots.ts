import type { ProjectFiles } from "../files/project-files.ts";
import { canonicalUri, distinctUris } from "../files/uris.ts";
import type { ValohaiFiles } from "../files/valohai-files.ts";
import { documentOf } from "./document-readings.ts";
import type { OpenDocuments, Snapshot } from "./documents.ts";
import type { Scheduler } from "./scheduler.ts";
import type { TypedTexts } from "./typed-texts.ts";

/** The Valohai files of the workspace, analysed in the background. */
export interface FileSnapshots {
  /** Open texts as they are in the editor, all others as far as they are known or can be read soon. */
  all(): Promise<readonly Snapshot[]>;
  /** The same with all files as they are now. Rejects with `NotLoaded`. */
  allNow(fresh: Completing): Promise<readonly Snapshot[]>;
}

/** Answers once all files that a computation asks for are read as they are now. Rejects with `NotLoaded`. */
interface Completing {
  complete<T>(compute: () => T): Promise<T>;
}

/** What the Valohai files of a workspace are read with. */
export interface SnapshotSources
  extends Pick<OpenDocuments, "openUris" | "snapshotOf" | "whenRead"> {
  readonly files: ProjectFiles;
  readonly valohaiFiles: ValohaiFiles;
  readonly scheduler: Scheduler;
  readonly texts: TypedTexts;
  /** The answer of a computation, once the files that it asks for are read, or after some time without them. */
  settled<T>(compute: () => T): T | Promise<T>;
}

/** Analyses files when they are asked for, and again only when they change. */
export function createFileSnapshots(workspace: SnapshotSources): FileSnapshots {
  const { files, valohaiFiles, scheduler } = workspace;
  const known = new Map<string, Snapshot>();
  const fromDisk = async (uri: string): Promise<Snapshot | undefined> => {
    const content = files.read(uri, "yaml");
    if (content === undefined) return undefined;
    const before = known.get(uri);
    if (before?.document.text === content) return before;
    const text = workspace.texts.create(uri, "valohai-yaml", 0, content);
    const document = await documentOf(content, scheduler, before?.document);
    const snapshot = { text, version: 0, document };
    known.set(uri, snapshot);
    return snapshot;
  };
  const analysed = async (listed: readonly string[]): Promise<readonly Snapshot[]> => {
    const found: Snapshot[] = [];
    for (const uri of distinctUris([...workspace.openUris(), ...listed])) {
      await scheduler.turn();
      await workspace.whenRead(uri);
      const snapshot = workspace.snapshotOf(uri) ?? (await fromDisk(uri));
      if (snapshot) found.push(snapshot);
    }
    return found;
  };
  const readClosed = (listed: readonly string[]) => {
    const open = new Set(workspace.openUris().map(canonicalUri));
    for (const uri of listed) if (!open.has(uri)) files.read(uri, "yaml");
  };
  return {
    async all() {
      const listed = await valohaiFiles.list();
      await workspace.settled(() => readClosed(listed));
      return analysed(listed);
    },
    async allNow(fresh) {
      const listed = await valohaiFiles.listNow();
      await fresh.complete(() => readClosed(listed));
      return analysed(listed);
    },
  };
}
