import { realpathSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Asked first: most often there is no such file, and following links takes much longer. */
export function isFile(place: string): boolean {
  try {
    return statSync(place, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return false;
  }
}

/** The innermost of the folders that hold the file. */
export function innermost(folders: readonly string[], file: string): string | undefined {
  const holding = folders.filter((it) => isInside(it, file));
  return holding.sort((a, b) => b.length - a.length)[0];
}

/** Whether a path is a workspace folder or in one, also after links. */
export function isWithin(root: string, place: string): boolean {
  try {
    const [outer, inner] = [realpathSync(root), realpathSync(place)];
    return outer === inner || isInside(outer, inner);
  } catch {
    return false;
  }
}

/** The one spelling of a file's URI that paths of this project have; other URIs stay as they are. */
export function fileUri(uri: string): string {
  const file = filePath(uri);
  return file === undefined ? uri : pathToFileURL(file).href;
}

/** What is the same for all spellings of a file's URI. */
export function fileOf(uri: string): string {
  return filePath(uri) ?? uri;
}

/** The path of a file from its URI; undefined for other URIs. */
export function filePath(uri: string): string | undefined {
  if (!uri.startsWith("file:")) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** Whether a path is below a folder, by the text of both. */
export function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== "" && !relative.startsWith("..") && !path.isAbsolute(relative);
}

/** A path with slashes, as patterns are written. */
export function slashed(file: string): string {
  return file.replaceAll("\\", "/");
}
