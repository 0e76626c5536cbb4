import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Host } from "#core/document/host.ts";
import {
  emptyLintConfig,
  isIgnored,
  type LintConfig,
  lintConfigName,
} from "#core/features/diagnostics/lint-config.ts";
import { obstacleTo } from "./access.ts";
import { createFileLists } from "./file-lists.ts";
import { createLintConfigs, type FolderConfig, type OpenConfig } from "./lint-configs.ts";
import { fileOf, filePath, innermost, isFile, isWithin, slashed } from "./paths.ts";
import { type ReadText, type ReportUnread, readText } from "./read-text.ts";

/** What the server reads from disk: only inside the workspace folders, and nothing where there are none. */
export interface ProjectFiles {
  setFolders(uris: readonly string[]): void;
  /** The `.valohai-lint.yaml` that applies to a file: in its folder or the nearest above, up to its workspace folder. */
  configFor(uri: string): LintConfig;
  /** Where the project of a file has that config, or would have it: in the workspace folder. Undefined outside all folders. */
  configFileOf(uri: string): ConfigFile | undefined;
  /** Whether the config that applies to the file leaves it out. */
  isLeftOut(uri: string): boolean;
  /** Caches the list of Valohai files, for clients that report created and deleted files. */
  keepLists(): void;
  /** Forgets configs and lists, after files have changed. */
  forget(): void;
  /** The files beside a file, inside its workspace folder only; undefined where it is not in one. */
  hostFor(uri: string): Host | undefined;
  /** The workspace folder that a file is in. */
  folderOf(uri: string): string | undefined;
  /** The Valohai files of all workspace folders. */
  list(patterns: readonly string[]): readonly string[];
  /** A file of a workspace folder, no larger than the limit in bytes; undefined when it is not a file or cannot be read. */
  read(uri: string, limit: number): ReadText | undefined;
  /** The file that a path below the repository means in a Valohai file: beside it, or in its workspace folder. */
  resolve(uri: string, path: string): string | undefined;
  /** Why a file that a path in a Valohai file names cannot be read although it exists; worded to follow its name. */
  obstacle(uri: string, path: string): string | undefined;
}

/** A `.valohai-lint.yaml` that is there, or that could be made. */
export interface ConfigFile {
  readonly uri: string;
  /** Undefined where there is none. */
  readonly text: string | undefined;
}

/**
 * Reads through Node's file system, but configs from editors where they are open; lists leave out the files that a server
 * hung on.
 */
export function createProjectFiles(
  openConfig: OpenConfig = () => undefined,
  reportUnread: ReportUnread = () => undefined,
  unreadFiles: readonly string[] = [],
): ProjectFiles {
  let folders: readonly string[] = [];
  const report = once(reportUnread);
  const configs = createLintConfigs(openConfig, report);
  const lists = createFileLists(unreadFiles, report);
  const forget = () => {
    configs.forget();
    lists.forget();
  };
  const placeOf = (uri: string) => placeIn(folders, uri);
  const configOf = (uri: string) => {
    const place = placeOf(uri);
    return place && configs.nearest(path.dirname(place.file), place.root);
  };
  return {
    setFolders: (uris) => {
      folders = uris.flatMap((it) => filePath(it) ?? []);
      forget();
    },
    keepLists: lists.keep,
    forget,
    configFor: (uri) => configOf(uri)?.config ?? emptyLintConfig,
    configFileOf: (uri) => configFile(configOf(uri), placeOf(uri)),
    isLeftOut: (uri) => leavesOut(configOf(uri), filePath(uri)),
    hostFor: (uri) => {
      const place = placeOf(uri);
      return place && createHost(place);
    },
    folderOf: (uri) => {
      const place = placeOf(uri);
      return place && pathToFileURL(place.root).href;
    },
    list: (patterns) => lists.list(folders, patterns),
    read: (uri, limit) => {
      const place = placeOf(uri);
      return place && readText(place.root, place.file, limit, report);
    },
    resolve: (uri, relative) => {
      const place = placeOf(uri);
      return place && resolveIn(place, relative);
    },
    obstacle: (uri, relative) => obstacleTo(folders, uri, relative),
  };
}

/** A file and the workspace folder that it is in. */
interface Place {
  readonly file: string;
  readonly root: string;
}

function placeIn(folders: readonly string[], uri: string): Place | undefined {
  const file = filePath(uri);
  const root = file === undefined ? undefined : innermost(folders, file);
  return file === undefined || root === undefined ? undefined : { file, root };
}

function configFile(
  found: FolderConfig | undefined,
  place: Place | undefined,
): ConfigFile | undefined {
  const folder = found?.folder ?? place?.root;
  if (folder === undefined) return undefined;
  return { uri: pathToFileURL(path.join(folder, lintConfigName)).href, text: found?.text };
}

function leavesOut(found: FolderConfig | undefined, file: string | undefined): boolean {
  if (found === undefined || file === undefined) return false;
  return isIgnored(found.config, slashed(path.relative(found.folder, file)));
}

function resolveIn({ file, root }: Place, relative: string): string | undefined {
  const candidates = [path.dirname(file), root].map((it) => path.join(it, relative));
  const found = candidates.find((it) => isFile(it) && isWithin(root, it));
  return found && pathToFileURL(found).href;
}

function createHost({ file, root }: Place): Host {
  return {
    list(folder) {
      const found = path.resolve(path.dirname(file), folder);
      if (!isWithin(root, found)) return [];
      return entriesIn(found).map((it) => ({
        name: it.name,
        kind: it.isDirectory() ? ("folder" as const) : ("file" as const),
      }));
    },
  };
}

/** Each file once, as it is spelled first: clients escape other characters than Node does. */
export function distinctUris(uris: Iterable<string>): readonly string[] {
  const byFile = new Map<string, string>();
  for (const uri of uris) {
    const file = fileOf(uri);
    if (!byFile.has(file)) byFile.set(file, uri);
  }
  return [...byFile.values()];
}

function entriesIn(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** A file is asked for again and again. */
function once(report: ReportUnread): ReportUnread {
  const reported = new Set<string>();
  return (place, reason) => {
    const key = `${place}\n${reason}`;
    if (!reported.has(key)) report(place, reason);
    reported.add(key);
  };
}
