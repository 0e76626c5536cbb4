import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { readPathPatterns } from "#core/base/path-pattern.ts";
import { isValohaiFileName } from "#core/document/file-names.ts";
import type { Host } from "#core/document/host.ts";
import {
  emptyLintConfig,
  isIgnored,
  type LintConfig,
  lintConfigName,
  parseLintConfig,
} from "#core/features/diagnostics/lint-config.ts";
import { obstacleTo } from "./access.ts";
import { decodeUtf8 } from "./decode-utf8.ts";
import { findFiles } from "./find-files.ts";
import { fileOf, filePath, innermost, isFile, isWithin } from "./paths.ts";
import { byteLimits, readInside, unread } from "./read-file.ts";

/** What the server reads from disk: only inside the workspace folders, and nothing where there are none. */
export interface ProjectFiles {
  setFolders(uris: readonly string[]): void;
  /** The `.valohai-lint.yaml` that applies to a file: in its folder or the nearest above, up to its workspace folder. */
  configFor(uri: string): LintConfig;
  /** Where the project of a file has that config, or would have it: in the workspace folder. Undefined outside of all. */
  configFileOf(uri: string): ConfigFile | undefined;
  /** Whether the config that applies to the file leaves it out. */
  isLeftOut(uri: string): boolean;
  /** Remembers which Valohai files there are; for clients that report files that come and go. */
  keepLists(): void;
  /** Forgets configs and lists, after files have changed. */
  forget(): void;
  /** The files beside a file, as far as its workspace folder goes; nothing where it is in none. */
  hostFor(uri: string): Host | undefined;
  /** The workspace folder that a file is in. */
  folderOf(uri: string): string | undefined;
  /** The Valohai files of all workspace folders. */
  list(patterns: readonly string[]): readonly string[];
  /** A file of a workspace folder that has at most so many bytes; undefined when it is none or cannot be read. */
  read(uri: string, limit: number): ReadText | undefined;
  /** The file that a path below the repository means in a Valohai file: beside it, or in its workspace folder. */
  resolve(uri: string, path: string): string | undefined;
  /** Why a file that a path means in a Valohai file cannot be read although it is there, to go on after its name. */
  obstacle(uri: string, path: string): string | undefined;
}

/** The text of a file and a stamp that changes with it. */
export interface ReadText {
  readonly text: string;
  readonly stamp: string;
}

/** Hears of a place that is there and is not read, once; the reason goes on after its name. */
export type TellUnread = (place: string, reason: string) => void;

/** A `.valohai-lint.yaml` that is there, or that could be made. */
export interface ConfigFile {
  readonly uri: string;
  /** Undefined where there is none. */
  readonly text: string | undefined;
}

interface FolderConfig {
  readonly folder: string;
  readonly text: string;
  readonly config: LintConfig;
}

/** The text of a config that is open in an editor. */
export type OpenConfig = (uri: string) => string | undefined;

/** How many folders deep a workspace is searched: links and generated trees must not make it endless. */
const maximumDepth = 12;

/** In milliseconds: not every client reports the files of a folder that is moved. */
const listLifetime = 30_000;

/**
 * Reads through Node's file system, but configs from editors where they are open; lists leave out the files that a server
 * hung on.
 */
export function createProjectFiles(
  openConfig: OpenConfig = () => undefined,
  tellUnread: TellUnread = () => undefined,
  hungOn: readonly string[] = [],
): ProjectFiles {
  let folders: readonly string[] = [];
  const configs = new Map<string, FolderConfig | undefined>();
  const lists = new Map<string, KnownList>();
  let keeps = false;
  const search = { known: configs, openConfig, tellUnread: once(tellUnread) };
  const forget = () => {
    configs.clear();
    lists.clear();
  };
  const placeOf = (uri: string) => {
    const file = filePath(uri);
    const root = file === undefined ? undefined : innermost(folders, file);
    return file === undefined || root === undefined ? undefined : { file, root };
  };
  const configOf = (uri: string) => {
    const place = placeOf(uri);
    return place && nearestConfig(path.dirname(place.file), { root: place.root, ...search });
  };
  return {
    setFolders: (uris) => {
      folders = uris.flatMap((it) => filePath(it) ?? []);
      forget();
    },
    keepLists: () => {
      keeps = true;
    },
    forget,
    configFor: (uri) => configOf(uri)?.config ?? emptyLintConfig,
    configFileOf: (uri) => {
      const found = configOf(uri);
      const folder = found?.folder ?? placeOf(uri)?.root;
      if (folder === undefined) return undefined;
      return { uri: pathToFileURL(path.join(folder, lintConfigName)).href, text: found?.text };
    },
    isLeftOut: (uri) => leavesOut(configOf(uri), filePath(uri)),
    hostFor: (uri) => {
      const place = placeOf(uri);
      return place && createHost(place.file, place.root);
    },
    folderOf: (uri) => {
      const place = placeOf(uri);
      return place && pathToFileURL(place.root).href;
    },
    list: (patterns) => {
      const key = patterns.join("\n");
      const known = keeps ? lists.get(key) : undefined;
      if (known && Date.now() - known.time < listLifetime) return known.uris;
      const found = valohaiFiles(folders, patterns, search.tellUnread);
      const uris = found.filter((it) => !hungOn.some((hung) => fileOf(hung) === fileOf(it)));
      lists.set(key, { uris, time: Date.now() });
      return uris;
    },
    read: (uri, limit) => {
      const place = placeOf(uri);
      return place && read(place.root, place.file, limit, search.tellUnread);
    },
    resolve: (uri, relative) => {
      const place = placeOf(uri);
      return place && resolveIn(place, relative);
    },
    obstacle: (uri, relative) => obstacleTo(folders, uri, relative),
  };
}

interface KnownList {
  readonly uris: readonly string[];
  readonly time: number;
}

function leavesOut(found: FolderConfig | undefined, file: string | undefined): boolean {
  if (found === undefined || file === undefined) return false;
  return isIgnored(found.config, slashed(path.relative(found.folder, file)));
}

function resolveIn(
  { file, root }: { readonly file: string; readonly root: string },
  relative: string,
): string | undefined {
  const candidates = [path.dirname(file), root].map((it) => path.join(it, relative));
  const found = candidates.find((it) => isFile(it) && isWithin(root, it));
  return found && pathToFileURL(found).href;
}

function createHost(file: string, root: string): Host {
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

interface ConfigSearch {
  readonly root: string;
  readonly known: Map<string, FolderConfig | undefined>;
  readonly openConfig: OpenConfig;
  readonly tellUnread: TellUnread;
}

function nearestConfig(folder: string, search: ConfigSearch): FolderConfig | undefined {
  const { root, known, openConfig, tellUnread } = search;
  if (known.has(folder)) return known.get(folder);
  const file = path.join(folder, lintConfigName);
  const uri = pathToFileURL(file).href;
  const text = openConfig(uri) ?? read(root, file, byteLimits.config, tellUnread)?.text;
  const above = folder === root ? undefined : path.dirname(folder);
  const inherited =
    text !== undefined || above === undefined ? undefined : nearestConfig(above, search);
  const found = text === undefined ? inherited : { folder, text, config: parseLintConfig(text) };
  known.set(folder, found);
  return found;
}

function valohaiFiles(
  roots: readonly string[],
  patterns: readonly string[],
  tellUnread: TellUnread,
): readonly string[] {
  const wanted = readPathPatterns(patterns);
  return roots.flatMap((root) => {
    const isWanted = (file: string) =>
      isValohaiFileName(path.basename(file)) || wanted.matches(slashed(path.relative(root, file)));
    const found = findFiles(root, { isWanted, tellUnread, depth: maximumDepth });
    return found.map((it) => pathToFileURL(it).href);
  });
}

function entriesIn(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function read(
  root: string,
  file: string,
  limit: number,
  tellUnread: TellUnread,
): ReadText | undefined {
  try {
    const { bytes, stamp } = readInside(root, file, limit);
    return { text: decodeUtf8(bytes).text, stamp };
  } catch (error) {
    const { message, isMissing } = unread(error);
    if (!isMissing) tellUnread(file, message);
    return undefined;
  }
}

/** A file is asked for again and again. */
function once(tell: TellUnread): TellUnread {
  const told = new Set<string>();
  return (place, reason) => {
    const key = `${place}\n${reason}`;
    if (!told.has(key)) tell(place, reason);
    told.add(key);
  };
}

function slashed(file: string): string {
  return file.replaceAll("\\", "/");
}
