import { baseName } from "#core/base/base-name.ts";
import { readPathPatterns } from "#core/base/path-pattern.ts";
import { isValohaiFileName } from "#core/document/file-names.ts";
import type { FileSystem } from "./file-system.ts";
import { findFiles } from "./find-files.ts";
import type { ReportUnread } from "./unread.ts";
import { canonicalUri, joinUri, shownPlace } from "./uris.ts";
import { withinTime } from "./within-time.ts";

/** How many folders deep a workspace is searched: links and generated trees must not make it endless. */
const maxDepth = 12;

/** How many entries of folders are looked at in one workspace folder. */
const budget = 1_000_000;

/** How long a new list is waited for where one is known, in milliseconds. */
const patience = 1_000;

/** What is searched, as it is now. */
export interface Wanted {
  readonly folders: readonly string[];
  /** Patterns of further Valohai files, relative to their workspace folder. */
  readonly patterns: readonly string[];
  /** Patterns of folders and files that are left out. */
  readonly excluded: readonly string[];
}

/** The Valohai files of the workspace folders, by name or by the patterns of a setting. */
export interface ValohaiFiles {
  /**
   * Their URIs. The list that is known is answered at once; an old one is renewed in the background. The first list is
   * waited for, and for some time also one after files have come or gone.
   */
  list(): Promise<readonly string[]>;
  /** The list as it is now. */
  listNow(): Promise<readonly string[]>;
  /** Whether the last list names all files: every folder was searched, and no file was left out because a server hung on it. */
  isComplete(): boolean;
  /** Files may have come or gone. */
  changed(): void;
}

/** What a search uses. */
export interface ValohaiFilesOptions {
  readonly fileSystem: FileSystem;
  wanted(): Wanted;
  /** Files that a server hung on, which are left out. */
  readonly unreadFiles: readonly string[];
  readonly reportUnread: ReportUnread;
  /** Called with a sentence about a search that was not finished. */
  warn(message: string): void;
  /** How long a list counts, in milliseconds. */
  lifetime(): number;
  pause(): Promise<void>;
}

interface KnownList {
  readonly key: string;
  readonly uris: readonly string[];
  readonly time: number;
}

/** Searches folders when their files are asked for. */
export function createValohaiFiles(options: ValohaiFilesOptions): ValohaiFiles {
  let known: KnownList | undefined;
  let isStale = false;
  let running: { readonly key: string; readonly list: Promise<readonly string[]> } | undefined;
  let isComplete = false;
  const search = async (key: string, wanted: Wanted): Promise<readonly string[]> => {
    const time = Date.now();
    isStale = false;
    const found = await readableFiles(wanted, options);
    known = { key, uris: found.uris, time };
    isComplete = found.isComplete;
    return found.uris;
  };
  const start = (key: string, wanted: Wanted): Promise<readonly string[]> => {
    if (running?.key === key && !isStale) return running.list;
    const list = search(key, wanted).finally(() => {
      if (running?.list === list) running = undefined;
    });
    running = { key, list };
    return list;
  };
  return {
    async list() {
      const wanted = options.wanted();
      const key = JSON.stringify(wanted);
      if (known?.key !== key) return start(key, wanted);
      const { uris, time } = known;
      if (isStale) return withinTime(start(key, wanted), patience, uris);
      if (Date.now() - time >= options.lifetime()) void start(key, wanted);
      return uris;
    },
    listNow: async () => {
      const wanted = options.wanted();
      isStale = true;
      return start(JSON.stringify(wanted), wanted);
    },
    isComplete: () => isComplete,
    changed() {
      isStale = true;
    },
  };
}

/** The files that may be read, and whether they are all. */
async function readableFiles(wanted: Wanted, options: ValohaiFilesOptions) {
  const unread = new Set(options.unreadFiles.map(canonicalUri));
  let isFinished = true;
  const found = await filesOf(wanted, {
    ...options,
    reportUnread: (place, reason) => {
      isFinished = false;
      options.reportUnread(place, reason);
    },
    warn: (message) => {
      isFinished = false;
      options.warn(message);
    },
  });
  const uris = found.filter((it) => !unread.has(it));
  return { uris, isComplete: isFinished && uris.length === found.length };
}

async function filesOf(
  { folders, patterns, excluded }: Wanted,
  { fileSystem, reportUnread, warn, pause }: ValohaiFilesOptions,
): Promise<readonly string[]> {
  const wanted = readPathPatterns(patterns);
  const left = readPathPatterns(excluded);
  const found: string[] = [];
  for (const root of folders) {
    const paths = await findFiles({
      fileSystem,
      root,
      isWanted: (path) =>
        (isValohaiFileName(baseName(path)) || wanted.matches(path)) && !left.matches(path),
      isSkipped: (path) => left.matches(path),
      usesIgnores: true,
      reportUnread: (path, reason) => reportUnread(shownPlace(joinUri(root, path)), reason),
      reportSpent: (count) =>
        warn(
          `"${shownPlace(root)}" has more than ${count} files and folders, so not all of them are searched`,
        ),
      depth: maxDepth,
      budget,
      pause,
    });
    for (const it of paths) found.push(joinUri(root, it));
  }
  return found;
}
