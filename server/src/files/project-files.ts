import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { matchesPath } from "../core/base/glob.ts";
import { isValohaiFileName, skippedFolders } from "../core/features/file-names.ts";
import type { Host } from "../core/features/host.ts";
import {
  emptyLintConfig,
  isIgnored,
  type LintConfig,
  lintConfigName,
  parseLintConfig,
} from "../core/features/lint-config.ts";

/** What the server reads from disk: only inside the workspace folders, and nothing where there are none. */
export interface ProjectFiles {
  setFolders(uris: readonly string[]): void;
  /** The `.valohai-lint.yaml` that applies to a file: in its folder or the nearest above, up to its workspace folder. */
  configFor(uri: string): LintConfig;
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
  /** The text of a file and a stamp that changes with it; undefined when it cannot be read. */
  read(uri: string): { readonly text: string; readonly stamp: string } | undefined;
  /** The file that a path below the repository means in a Valohai file: beside it, or in its workspace folder. */
  resolve(uri: string, path: string): string | undefined;
}

interface FolderConfig {
  readonly folder: string;
  readonly config: LintConfig;
}

/** How many folders deep a workspace is searched: links and generated trees must not make it endless. */
const maximumDepth = 12;

/** In milliseconds: not every client reports the files of a folder that is moved. */
const listLifetime = 30_000;

/** Reads through Node's file system. */
export function createProjectFiles(): ProjectFiles {
  let folders: readonly string[] = [];
  const configs = new Map<string, FolderConfig | undefined>();
  const lists = new Map<string, { readonly uris: readonly string[]; readonly time: number }>();
  let keeps = false;
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
    return place && nearestConfig(path.dirname(place.file), place.root, configs);
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
    isLeftOut: (uri) => {
      const found = configOf(uri);
      const file = filePath(uri);
      return (
        found !== undefined &&
        file !== undefined &&
        isIgnored(found.config, slashed(path.relative(found.folder, file)))
      );
    },
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
      const uris = folders.flatMap((root) => valohaiFiles(root, patterns));
      lists.set(key, { uris, time: Date.now() });
      return uris;
    },
    read,
    resolve: (uri, relative) => {
      const place = placeOf(uri);
      return place && resolveIn(place, relative);
    },
  };
}

function resolveIn(
  { file, root }: { readonly file: string; readonly root: string },
  relative: string,
): string | undefined {
  const candidates = [path.dirname(file), root].map((it) => path.join(it, relative));
  const found = candidates.find((it) => isFile(it) && isWithin(root, it));
  return found && pathToFileURL(found).href;
}

/** Asked first: most often there is no such file, and following links takes much longer. */
function isFile(place: string): boolean {
  try {
    return statSync(place, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return false;
  }
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

/** Of folders inside each other the one that holds the file most closely. */
function innermost(folders: readonly string[], file: string): string | undefined {
  const holding = folders.filter((it) => isInside(it, file));
  return holding.sort((a, b) => b.length - a.length)[0];
}

/** Whether a path is a workspace folder or in one, also behind links. */
function isWithin(root: string, place: string): boolean {
  try {
    const [outer, inner] = [realpathSync(root), realpathSync(place)];
    return outer === inner || isInside(outer, inner);
  } catch {
    return false;
  }
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

/** What is the same for all spellings of a file's URI. */
export function fileOf(uri: string): string {
  return filePath(uri) ?? uri;
}

function filePath(uri: string): string | undefined {
  if (!uri.startsWith("file:")) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== "" && !relative.startsWith("..") && !path.isAbsolute(relative);
}

function nearestConfig(
  folder: string,
  root: string,
  known: Map<string, FolderConfig | undefined>,
): FolderConfig | undefined {
  if (known.has(folder)) return known.get(folder);
  const file = path.join(folder, lintConfigName);
  const own = isWithin(root, file) ? read(pathToFileURL(file).href) : undefined;
  const above = folder === root ? undefined : path.dirname(folder);
  const inherited = own || above === undefined ? undefined : nearestConfig(above, root, known);
  const found = own ? { folder, config: parseLintConfig(own.text) } : inherited;
  known.set(folder, found);
  return found;
}

function valohaiFiles(root: string, patterns: readonly string[]): readonly string[] {
  const found: string[] = [];
  const visit = (folder: string, depth: number) => {
    for (const entry of entriesIn(folder)) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory() && depth < maximumDepth && !skippedFolders.includes(entry.name)) {
        visit(file, depth + 1);
      }
      if (entry.isFile() && isWanted(root, file, patterns)) found.push(pathToFileURL(file).href);
    }
  };
  visit(root, 0);
  return found;
}

function isWanted(root: string, file: string, patterns: readonly string[]): boolean {
  if (isValohaiFileName(path.basename(file))) return true;
  const relative = slashed(path.relative(root, file));
  return patterns.some((it) => matchesPath(relative, it));
}

function entriesIn(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function read(uri: string): { readonly text: string; readonly stamp: string } | undefined {
  const file = filePath(uri);
  if (file === undefined) return undefined;
  try {
    const { mtimeMs, size } = statSync(file);
    return { text: readFileSync(file, "utf8"), stamp: `${mtimeMs} ${size}` };
  } catch {
    return undefined;
  }
}

function slashed(file: string): string {
  return file.replaceAll("\\", "/");
}
