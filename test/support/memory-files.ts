import type {
  EntryKind,
  FileSystem,
  FileText,
  FolderEntries,
  FoundPlace,
} from "../../server/src/files/file-system.ts";
import { tooLarge, Unread } from "../../server/src/files/unread.ts";
import { isBelow, namesBetween } from "../../server/src/files/uris.ts";

/** Files in memory, by URI, that answer when they are let. */
export interface MemoryFiles extends FileSystem {
  write(uri: string, text: string): void;
  /** Removes a file, or a folder with all that is in it. */
  remove(uri: string): void;
  /** From now on a place cannot be read for this reason; or it can again. */
  refuse(uri: string, reason: string | undefined): void;
  /** From now on no question is answered, until they are let. */
  hold(): void;
  letAll(): void;
  /** What has been asked, such as `read file:///p/a.py`. */
  readonly asked: string[];
}

/** A file system with these files. */
export function memoryFiles(files: { readonly [uri: string]: string }): MemoryFiles {
  const texts = new Map(Object.entries(files));
  const refused = new Map<string, string>();
  const asked: string[] = [];
  let held: (() => void)[] | undefined;
  const answer = async <T>(question: string, uri: string, find: () => T): Promise<T> => {
    asked.push(`${question} ${uri}`);
    await new Promise<void>((resolve) => {
      if (held) held.push(resolve);
      else setImmediate(resolve);
    });
    const reason = refused.get(uri);
    if (reason !== undefined) throw new Unread(reason);
    return find();
  };
  const textAt = (uri: string): string => {
    const text = texts.get(uri);
    if (text !== undefined) return text;
    throw isFolder(texts, uri) ? new Unread("is a folder") : new Unread("does not exist", true);
  };
  return {
    asked,
    accepts: (uri) => uri.startsWith("file:"),
    read: ({ uri }, limit, known) =>
      answer("read", uri, (): FileText | "unchanged" => {
        const text = textAt(uri);
        if (text.length > limit) throw tooLarge(limit);
        return known === text ? "unchanged" : { text, stamp: text };
      }),
    list: ({ uri }, { limit, keeps }) =>
      answer("list", uri, (): FolderEntries => {
        if (!isFolder(texts, uri)) throw new Unread("does not exist", true);
        const all = entriesOf(texts, uri);
        const looked = all.slice(0, limit).filter(([name, kind]) => keeps(name, kind));
        const count = Math.min(limit, all.length);
        const isWhole = all.length <= limit;
        return { kinds: new Map(looked), isWhole, count, stamp: undefined };
      }),
    find: ({ uri }) =>
      answer("find", uri, (): FoundPlace => {
        const isFile = texts.has(uri);
        if (!isFile && !isFolder(texts, uri)) throw new Unread("does not exist", true);
        const obstacle = isFile ? undefined : "is a folder";
        return { kind: isFile ? "file" : "folder", real: uri, isInside: true, obstacle };
      }),
    isReadOnly: async () => false,
    write: (uri, text) => texts.set(uri, text),
    remove(uri) {
      for (const it of texts.keys()) if (it === uri || isBelow(uri, it)) texts.delete(it);
    },
    refuse(uri, reason) {
      if (reason === undefined) refused.delete(uri);
      else refused.set(uri, reason);
    },
    hold() {
      held ??= [];
    },
    letAll() {
      for (const resolve of held ?? []) resolve();
      held = undefined;
    },
  };
}

function isFolder(texts: ReadonlyMap<string, string>, uri: string): boolean {
  return [...texts.keys()].some((it) => isBelow(uri, it));
}

function entriesOf(
  texts: ReadonlyMap<string, string>,
  folder: string,
): readonly (readonly [string, EntryKind])[] {
  const entries = new Map<string, EntryKind>();
  for (const uri of texts.keys()) {
    if (!isBelow(folder, uri)) continue;
    const [name = "", ...rest] = namesBetween(folder, uri);
    entries.set(name, rest.length > 0 ? "folder" : "file");
  }
  return [...entries];
}
