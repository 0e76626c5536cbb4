import { baseName } from "#core/base/base-name.ts";

/*
 * URIs of files as texts, the same in Node and in browsers. All of them are canonical: each file has one spelling, whichever
 * characters a client escapes.
 */

/** The scheme with what names a server, if anything does, and the path. */
const parts = /^([a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?)(\/[^?#]*)?$/i;

/** Those that most clients send as they are. */
const plainFile = /^file:\/\/(?:\/[\w-][\w.-]*)+$/;

/** The one spelling of a URI; one without a path, or with a query, stays as it is. */
export function canonicalUri(uri: string): string {
  if (plainFile.test(uri)) return uri;
  const known = spellings.get(uri);
  if (known !== undefined) return known;
  const found = spell(uri);
  if (spellings.size > maxSpellings) spellings.clear();
  spellings.set(uri, found);
  return found;
}

const spellings = new Map<string, string>();
const maxSpellings = 20_000;

function spell(uri: string): string {
  const [, start, path] = parts.exec(uri) ?? [];
  if (start === undefined || path === undefined) return uri;
  try {
    const names = path.split("/").map((it) => decodeURIComponent(it));
    // An escaped slash belongs to a name, which no file system has.
    if (names.some((it) => it.includes("/"))) return uri;
    return `${start.toLowerCase()}${pathOf(resolved(names))}`;
  } catch {
    return uri;
  }
}

/** The names on the way to a file, without those that lead nowhere; the letter of a drive is small. */
function resolved(names: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (const it of names) {
    if (it === "..") kept.pop();
    else if (it !== "" && it !== ".") kept.push(it);
  }
  const [first = "", ...rest] = kept;
  return /^[A-Za-z]:$/.test(first) ? [first.toLowerCase(), ...rest] : kept;
}

function pathOf(names: readonly string[]): string {
  return `/${names.map(escaped).join("/")}`;
}

/** A name as `pathToFileURL` of Node writes it. */
function escaped(name: string): string {
  const wellFormed = name.replace(/\p{Surrogate}/gu, "\ufffd");
  return wellFormed.replace(/[^\w.~!$&'()*+,:;=@[\]|^-]+/gu, encodeURIComponent);
}

/** Most paths in a project. */
const plainPath = /^\w[\w.-]*(?:\/\w[\w.-]*)*$/;

/** The file or folder that a path, with slashes and without escapes, means from a folder. */
export function joinUri(folder: string, path: string): string {
  if (plainPath.test(path) && !folder.endsWith("/")) return `${folder}/${path}`;
  const [, start, own] = parts.exec(folder) ?? [];
  if (start === undefined) return `${folder}/${path}`;
  const names = (own ?? "").split("/").map((it) => decodeURIComponent(it));
  return `${start}${pathOf(resolved([...names, ...path.split("/")]))}`;
}

/** The URI of a file or folder of this machine, from its whole path. */
export function fileUri(path: string): string {
  const names = /^(?:[A-Za-z]:)?\\/.test(path) ? path.replaceAll("\\", "/") : path;
  const [, server, shared] = /^\/\/([^/]+)(\/.*)$/.exec(names) ?? [];
  return server === undefined || shared === undefined
    ? joinUri("file://", names)
    : joinUri(`file://${server}`, shared);
}

/** The folder that a file or folder is in; the outermost folder itself, which ends with a slash, where there is none. */
export function parentUri(uri: string): string {
  const end = uri.lastIndexOf("/");
  if (end < 0) return uri;
  const isOutermost = /^[^/]*:(?:\/\/[^/]*)?$/.test(uri.slice(0, end));
  return uri.slice(0, isOutermost ? end + 1 : end);
}

/** The last name of a path, without escapes. */
export function nameOfUri(uri: string): string {
  return unescaped(baseName(uri));
}

/** Whether a file or folder is below a folder. */
export function isBelow(folder: string, uri: string): boolean {
  return uri.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}

/** The names that lead from a folder to what is below it, without escapes. */
export function namesBetween(folder: string, uri: string): readonly string[] {
  const path = uri.slice(folder.endsWith("/") ? folder.length : folder.length + 1);
  return path === "" ? [] : path.split("/").map(unescaped);
}

/** The path that leads from a folder to what is below it, without escapes. */
export function pathBetween(folder: string, uri: string): string {
  return namesBetween(folder, uri).join("/");
}

/** The innermost of the folders that hold the file. */
export function innermost(folders: readonly string[], uri: string): string | undefined {
  const holding = folders.filter((it) => isBelow(it, uri));
  return holding.sort((a, b) => b.length - a.length)[0];
}

/** A file as it is named in messages: by its path where it has one. */
export function shownPlace(uri: string): string {
  const path = uri.startsWith("file:///") ? unescaped(uri.slice("file://".length)) : uri;
  return path.replace(/^\/(?=[a-z]:\/)/, "");
}

/** Each file once, as it is spelled first. */
export function distinctUris(uris: Iterable<string>): readonly string[] {
  const byFile = new Map<string, string>();
  for (const uri of uris) {
    const file = canonicalUri(uri);
    if (!byFile.has(file)) byFile.set(file, uri);
  }
  return [...byFile.values()];
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether a file or folder, or one of the folders that it is in, is among others. */
export function isAmong(uri: string, others: ReadonlySet<string>): boolean {
  for (let place = uri; ; place = parentUri(place)) {
    if (others.has(place)) return true;
    if (parentUri(place) === place) return false;
  }
}

/** All folders that hold some of the files, at whatever depth. */
export function foldersAround(uris: Iterable<string>): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const uri of uris) {
    for (let folder = parentUri(uri); !folders.has(folder); folder = parentUri(folder)) {
      folders.add(folder);
    }
  }
  return folders;
}
