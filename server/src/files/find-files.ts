import { type Dirent, readdirSync, realpathSync } from "node:fs";
import path from "node:path";
import { isValohaiFileName, skippedFolders } from "#core/document/file-names.ts";
import { checkRegularInside, unread } from "./read-file.ts";

/** What is looked for below a folder. */
export interface FileSearch {
  isWanted(file: string): boolean;
  /** Called for folders that cannot be read, and for anything with the name of a file that is not a file. */
  reportUnread(place: string, reason: string): void;
  /** How many folders deep. */
  readonly depth: number;
}

/** What links may lead to, and the folders that are left to look into. */
interface Walk extends FileSearch {
  readonly root: string;
  readonly files: string[];
  readonly links: string[];
}

/**
 * The wanted regular files below a folder in a stable order. A link to a file counts where it leads to one below the
 * folder that is not found otherwise; links to folders are not followed.
 */
export function findFiles(root: string, search: FileSearch): readonly string[] {
  const walk: Walk = { ...search, root, files: [], links: [] };
  visit(root, walk, 0);
  if (walk.links.length === 0) return walk.files;
  const own = new Set(walk.files.flatMap((it) => realPath(it) ?? []));
  return walk.files.concat(walk.links.filter((it) => !own.has(realPath(it) ?? it))).sort();
}

function visit(folder: string, walk: Walk, depth: number): void {
  for (const entry of entriesOf(folder, walk.reportUnread)) {
    const place = path.join(folder, entry.name);
    if (!entry.isDirectory()) addFile(entry, place, walk);
    else if (!skippedFolders.includes(entry.name)) {
      if (isValohaiFileName(entry.name)) walk.reportUnread(place, "is a folder");
      if (depth < walk.depth) visit(place, walk, depth + 1);
    }
  }
}

function entriesOf(folder: string, reportUnread: FileSearch["reportUnread"]): readonly Dirent[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    reportUnread(folder, unread(error).message);
    return [];
  }
}

function addFile(entry: Dirent, place: string, walk: Walk): void {
  if (!walk.isWanted(place)) return;
  if (entry.isFile()) {
    walk.files.push(place);
    return;
  }
  try {
    checkRegularInside(walk.root, place);
    walk.links.push(place);
  } catch (error) {
    // A pattern may match things that are clearly not files of ours.
    if (/\.ya?ml$/.test(entry.name)) walk.reportUnread(place, unread(error).message);
  }
}

function realPath(place: string): string | undefined {
  try {
    return realpathSync(place);
  } catch {
    return undefined;
  }
}
