import { accessSync, closeSync, constants, existsSync, statSync } from "node:fs";
import path from "node:path";
import { filePath, innermost, isFile } from "./paths.ts";
import { checkRegularInside, limitFor, openRegular, tooLarge, unread } from "./read-file.ts";

/** Why a script that a path in a Valohai file names is not read although it may exist; worded to follow its name. */
export function obstacleTo(
  folders: readonly string[],
  uri: string,
  relative: string,
): string | undefined {
  const file = filePath(uri);
  if (file === undefined) {
    return uri.startsWith("untitled:") ? undefined : "cannot be read in this workspace";
  }
  const root = innermost(folders, file);
  const places = root === undefined ? [path.dirname(file)] : [path.dirname(file), root];
  const found = places.map((it) => path.join(it, relative)).find(isFile);
  if (found === undefined) return undefined;
  if (root === undefined) return "is in no open folder";
  return obstacleIn(root, found);
}

function obstacleIn(root: string, script: string): string | undefined {
  try {
    checkRegularInside(root, script);
    const { descriptor, stats } = openRegular(script);
    closeSync(descriptor);
    const limit = limitFor(script);
    return stats.size > limit ? tooLarge(limit).message : undefined;
  } catch (error) {
    return unread(error).message;
  }
}

/** Whether a file exists and may not be written. */
export function isReadOnly(uri: string): boolean {
  const file = filePath(uri);
  if (file === undefined) return false;
  try {
    if ((statSync(file).mode & anyWrite) === 0) return true;
    accessSync(file, constants.W_OK);
    return false;
  } catch {
    return existsSync(file);
  }
}

/** The bits of a file's mode that allow writing: an administrator could write even without them. */
const anyWrite = 0o222;
