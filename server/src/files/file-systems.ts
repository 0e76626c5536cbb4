import type { FileSystem } from "./file-system.ts";
import { Unread } from "./unread.ts";

/** The files of this machine together with those that only the client has; each may be missing. */
export function fileSystems(
  own: FileSystem | undefined,
  ofClient: FileSystem | undefined,
): FileSystem {
  const systemOf = (uri: string) =>
    (uri.startsWith("file:") ? (own ?? ofClient) : ofClient) ?? nothing;
  return {
    accepts: (uri) => systemOf(uri).accepts(uri),
    read: (place, limit, known) => systemOf(place.uri).read(place, limit, known),
    list: (place, search, known) => systemOf(place.uri).list(place, search, known),
    find: (place) => systemOf(place.uri).find(place),
    isReadOnly: (uri) => systemOf(uri).isReadOnly(uri),
  };
}

const refuse = () => Promise.reject(new Unread("cannot be read in this workspace"));

const nothing: FileSystem = {
  accepts: () => false,
  read: refuse,
  list: refuse,
  find: refuse,
  isReadOnly: () => Promise.resolve(false),
};
