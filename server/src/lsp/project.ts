import { type Connection, FileChangeType } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { visibleText } from "#core/base/visible-text.ts";
import { clientFileSystem } from "../files/client-file-system.ts";
import { FileStore } from "../files/file-store.ts";
import { fileSystems } from "../files/file-systems.ts";
import { createProjectFiles, type ProjectFiles } from "../files/project-files.ts";
import { createProjectScripts, type ProjectScripts } from "../files/project-scripts.ts";
import { canonicalUri } from "../files/uris.ts";
import { createValohaiFiles, type ValohaiFiles } from "../files/valohai-files.ts";
import { type FilesParams, filesRequest } from "../protocol.ts";
import { createBackground } from "./background.ts";
import type { Client } from "./client-capabilities.ts";
import { createFileContexts, type FileContexts } from "./file-contexts.ts";
import { type FileReports, isReported } from "./interests.ts";
import type { Platform } from "./platform.ts";
import type { Scheduler } from "./scheduler.ts";
import type { Settings } from "./settings.ts";

/** What the server knows of the files of the workspace folders. */
export interface Project {
  readonly files: ProjectFiles;
  readonly valohaiFiles: ValohaiFiles;
  readonly scripts: ProjectScripts;
  readonly contexts: FileContexts;
}

/** What decides about files beside the client. */
interface Surroundings {
  openText(uri: string): TextDocument | undefined;
  readonly state: { readonly settings: Settings };
  readonly reports: Readonly<FileReports>;
  readonly scheduler: Scheduler;
  readonly platform: Platform;
}

/** How long answers about files count before they are checked again, in milliseconds. */
const lifetimes = { reported: 60_000, kept: 30_000, list: 30_000, other: 3_000 };

/** Knows nothing yet: whatever is asked is loaded. */
export function createProject(
  connection: Connection,
  client: Client,
  { openText, state, reports, scheduler, platform }: Surroundings,
): Project {
  const { console } = connection;
  const { folders, unreadFiles } = client;
  const fileSystem = fileSystems(platform.fileSystem, filesOf(connection, client, platform));
  const reportUnread = once((place, reason) =>
    console.warn(`"${visibleText(place)}" ${reason}, so it is not read`),
  );
  const store = new FileStore({
    fileSystem,
    openText: (uri) => openText(uri)?.getText(),
    lifetime: (uri) => (reports.come && isReported(uri) ? lifetimes.reported : lifetimes.other),
    keptLifetime: () => (reports.come ? lifetimes.kept : lifetimes.other),
  });
  const files = createProjectFiles(store, reportUnread);
  files.setFolders(folders);
  const scripts = createProjectScripts(files, createBackground(scheduler));
  const valohaiFiles = createValohaiFiles({
    fileSystem,
    wanted: () => ({
      folders: files.folders(),
      patterns: state.settings.files,
      excluded: state.settings.excluded,
    }),
    unreadFiles,
    reportUnread,
    warn: (message) => console.warn(visibleText(message)),
    lifetime: () => (reports.come ? lifetimes.list : lifetimes.other),
    pause: scheduler.turn,
  });
  return { files, valohaiFiles, scripts, contexts: createFileContexts({ files, scripts, state }) };
}

/** The files that only the client has; undefined where it does not answer about files. */
function filesOf(connection: Connection, client: Client, { defer }: Platform) {
  if (!client.answersAboutFiles) return undefined;
  return clientFileSystem(
    (questions) => connection.sendRequest(filesRequest, { questions } satisfies FilesParams),
    defer,
  );
}

/** Takes what the client reports about files, all that comes at once together, and calls `changed` then. */
export function followFiles(
  connection: Connection,
  { files, valohaiFiles }: Project,
  { defer }: Scheduler,
  changed: () => void,
): void {
  let waiting: Set<string> | undefined;
  const take = () => {
    if (waiting) files.store.changed(waiting);
    waiting = undefined;
    changed();
  };
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (!waiting) defer(take);
    waiting ??= new Set();
    for (const { uri, type } of changes) {
      waiting.add(canonicalUri(uri));
      if (type !== FileChangeType.Changed) valohaiFiles.changed();
    }
  });
}

/** A file is asked for again and again. */
function once(
  report: (place: string, reason: string) => void,
): (place: string, reason: string) => void {
  const reported = new Set<string>();
  return (place, reason) => {
    const key = `${place}\n${reason}`;
    if (!reported.has(key)) report(place, reason);
    reported.add(key);
  };
}
