import type { CodeFile } from "#core/scripts/code-files.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import type { ProjectFiles } from "../files/project-files.ts";
import type { ProjectScripts } from "../files/project-scripts.ts";
import { Reads } from "../files/reads.ts";
import type { ValohaiFiles } from "../files/valohai-files.ts";
import { type ConfigNames, createConfigNames } from "./config-names.ts";
import type { OpenDocuments } from "./documents.ts";
import type { FileContext, FileContexts } from "./file-contexts.ts";
import type { Scheduler } from "./scheduler.ts";
import type { Settings } from "./settings.ts";
import type { TypedTexts } from "./typed-texts.ts";

/** What every request can use: the open texts, the files of the project, settings and scripts. */
export interface Workspace extends OpenDocuments {
  settings(): Settings;
  readonly files: ProjectFiles;
  readonly valohaiFiles: ValohaiFiles;
  readonly scheduler: Scheduler;
  readonly texts: TypedTexts;
  readonly configNames: ConfigNames;
  /** What counts for a Valohai file beside its text; the same object until that changes. */
  contextOf(uri: string): FileContext;
  /** The same for diagnostics that the client gets. */
  contextForClient(uri: string): FileContext;
  /** What is known of the scripts of a Valohai file; undefined if scripts are not read. */
  codeFor(uri: string): ProjectCode | undefined;
  /** A script of a workspace folder by its canonical URI; undefined where there is none, and as long as it is not read. */
  scriptAt(uri: string): CodeFile | undefined;
  /**
   * The answer of a computation, once the files that it asks for are read, or after some time without them, in
   * milliseconds.
   */
  settled<T>(compute: () => T, patience?: number): T | Promise<T>;
  /** The files as they are from now on, for one answer that changes texts or must be true. */
  fresh(): FreshFiles;
}

/** Files as they are for one answer: whatever it asks is looked up again, once. */
export interface FreshFiles {
  /** What the steps of a Valohai file run; used within `complete`. */
  codeFor(uri: string): ProjectCode | undefined;
  /** The result of a computation. Rejects with `NotLoaded` where files cannot be read in time. */
  complete<T>(compute: () => T): Promise<T>;
}

/** What a workspace is made of. */
export interface Stores {
  readonly typed: TypedTexts;
  readonly documents: OpenDocuments;
  readonly files: ProjectFiles;
  readonly valohaiFiles: ValohaiFiles;
  readonly scripts: ProjectScripts;
  readonly contexts: FileContexts;
  readonly scheduler: Scheduler;
}

/** What changes while the server runs. */
export interface State {
  settings: Settings;
}

/** How long an answer waits for files that are not known yet, and one that changes texts; in milliseconds. */
const patience = { answer: 1_000, edit: 10_000 };

/** A workspace of these stores that always goes by the latest state. */
export function createWorkspace(
  { typed, documents, files, valohaiFiles, scripts, contexts, scheduler }: Stores,
  state: State,
): Workspace {
  const workspace = {
    ...documents,
    texts: typed,
    settings: () => state.settings,
    files,
    valohaiFiles,
    scheduler,
    contextOf: contexts.of,
    contextForClient: contexts.forClient,
    codeFor: (uri: string) => contexts.of(uri).code,
    scriptAt: scripts.fileAt,
    settled: <T>(compute: () => T, own = patience.answer) => files.store.settled(compute, own),
    fresh: () => freshFiles(files, scripts, state),
  };
  return { ...workspace, configNames: createConfigNames(workspace) };
}

function freshFiles({ store }: ProjectFiles, scripts: ProjectScripts, state: State): FreshFiles {
  const codes = scripts.freshStepCodes();
  const since = store.now();
  const end = Date.now() + patience.edit;
  return {
    codeFor: (uri) =>
      state.settings.scripts ? scripts.codeFor(uri, codes, new Reads()) : undefined,
    complete: (compute) => store.complete(compute, end - Date.now(), since),
  };
}
