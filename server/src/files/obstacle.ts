import type { FileStore } from "./file-store.ts";
import { kindAt } from "./known-kind.ts";
import { candidatesFor, type ProjectPlace } from "./project-place.ts";
import { leadsOut, limitFor, Unread } from "./unread.ts";
import { joinUri, parentUri } from "./uris.ts";

/**
 * Why a script that a path in a Valohai file names is not read although it may exist; worded to follow its name. The
 * place is undefined where the Valohai file is in no workspace folder.
 */
export function obstacleTo(
  store: FileStore,
  place: ProjectPlace | undefined,
  uri: string,
  relative: string,
): string | undefined {
  if (place) return obstacleIn(store, place, relative);
  if (!store.fileSystem.accepts(uri)) {
    return uri.startsWith("untitled:") ? undefined : "cannot be read in this workspace";
  }
  const found = store.find({ uri: joinUri(parentUri(uri), relative), root: undefined });
  if (found instanceof Unread) return found.isMissing ? undefined : found.message;
  const isFile = found?.kind === "file";
  return isFile ? "is in no open folder" : undefined;
}

function obstacleIn(store: FileStore, place: ProjectPlace, relative: string): string | undefined {
  for (const it of candidatesFor(place, relative)) {
    const kind = kindAt(store, it);
    if (kind === undefined) return undefined;
    if (kind === "file") {
      const text = store.text(it, limitFor(it.uri));
      return text instanceof Unread ? text.message : undefined;
    }
    if (kind === "other" && isFileOutside(store, it)) return leadsOut().message;
  }
  return undefined;
}

/** Whether a link leads to a file out of the root. */
function isFileOutside(store: FileStore, place: ProjectPlace): boolean {
  const found = store.find(place);
  if (found === undefined || found instanceof Unread) return false;
  return found.kind === "file" && !found.isInside;
}
