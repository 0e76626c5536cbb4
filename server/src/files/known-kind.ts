import { oncePer } from "#core/base/once-per.ts";
import type { FileStore } from "./file-store.ts";
import type { FolderEntries } from "./file-system.ts";
import type { ProjectPlace } from "./project-place.ts";
import { Unread } from "./unread.ts";
import { joinUri, namesBetween } from "./uris.ts";

/** What is at a place: a file or folder of its root, nothing, or something that is neither. */
export type KnownKind = "file" | "folder" | "other" | "none";

/**
 * What is at a place of a root; undefined as long as that is not known. The lists of the folders on the way answer for all
 * names at once.
 */
export function kindAt(store: FileStore, { uri, root }: ProjectPlace): KnownKind | undefined {
  let folder = root;
  for (const name of namesBetween(root, uri)) {
    const entries = store.entries({ uri: folder, root });
    if (entries === undefined) return undefined;
    const kind = kindIn(entries, name);
    if (kind === "unclear") return foundKind(store, { uri, root });
    folder = joinUri(folder, name);
    if (kind !== "folder") return folder === uri ? kind : "none";
  }
  return "folder";
}

/** What a folder says about a name; it cannot say where a link leads. */
function kindIn(entries: FolderEntries | Unread, name: string): KnownKind | "unclear" {
  if (entries instanceof Unread) return entries.isMissing ? "none" : "unclear";
  const kind = entries.kinds.get(name) ?? "none";
  if (kind === "link") return "unclear";
  const isSure = kind !== "none" || (entries.isWhole && !plainNames(entries).has(plainName(name)));
  return isSure ? kind : "unclear";
}

/** Some systems take names that differ in case, or in how their letters are made, for the same. */
const plainNames = oncePer(({ kinds }: FolderEntries) => new Set([...kinds.keys()].map(plainName)));

function plainName(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

function foundKind(store: FileStore, place: ProjectPlace): KnownKind | undefined {
  const found = store.find(place);
  if (found === undefined) return undefined;
  if (found instanceof Unread) return found.isMissing ? "none" : "other";
  return found.isInside ? found.kind : "other";
}
