import path from "node:path";
import { pathToFileURL } from "node:url";
import { readPathPatterns } from "#core/base/path-pattern.ts";
import { isValohaiFileName } from "#core/document/file-names.ts";
import { findFiles } from "./find-files.ts";
import { fileOf, slashed } from "./paths.ts";
import type { ReportUnread } from "./read-text.ts";

/** How many folders deep a workspace is searched: links and generated trees must not make it endless. */
const maxDepth = 12;

/** In milliseconds: not every client reports the files of a folder that is moved. */
const listLifetime = 30_000;

interface KnownList {
  readonly uris: readonly string[];
  readonly time: number;
}

/** The Valohai files of folders, by name or by the patterns of a setting. */
export interface FileLists {
  list(folders: readonly string[], patterns: readonly string[]): readonly string[];
  /** Remembers the lists from now on. */
  keep(): void;
  forget(): void;
}

/** Searches folders; the lists leave out the files that a server hung on. */
export function createFileLists(
  unreadFiles: readonly string[],
  reportUnread: ReportUnread,
): FileLists {
  const lists = new Map<string, KnownList>();
  let keeps = false;
  return {
    list(folders, patterns) {
      const key = patterns.join("\n");
      const known = keeps ? lists.get(key) : undefined;
      if (known && Date.now() - known.time < listLifetime) return known.uris;
      const found = valohaiFiles(folders, patterns, reportUnread);
      const uris = found.filter(
        (it) => !unreadFiles.some((unread) => fileOf(unread) === fileOf(it)),
      );
      lists.set(key, { uris, time: Date.now() });
      return uris;
    },
    keep() {
      keeps = true;
    },
    forget: () => lists.clear(),
  };
}

function valohaiFiles(
  roots: readonly string[],
  patterns: readonly string[],
  reportUnread: ReportUnread,
): readonly string[] {
  const wanted = readPathPatterns(patterns);
  return roots.flatMap((root) => {
    const isWanted = (file: string) =>
      isValohaiFileName(path.basename(file)) || wanted.matches(slashed(path.relative(root, file)));
    const found = findFiles(root, { isWanted, reportUnread, depth: maxDepth });
    return found.map((it) => pathToFileURL(it).href);
  });
}
