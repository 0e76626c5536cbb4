import path from "node:path";
import { pathToFileURL } from "node:url";

/** A file's path as repository services write it: from the folder of the run, with forward slashes. */
export function reportPath(file: string): string {
  const relative = path.relative("", file);
  return (isOutside(relative) ? file : relative).replaceAll("\\", "/");
}

/** The same as a URI: relative, or whole for a file elsewhere. */
export function reportUri(file: string): string {
  const named = reportPath(file);
  if (path.isAbsolute(file) && named === file.replaceAll("\\", "/")) {
    return pathToFileURL(file).href;
  }
  return named.split("/").map(encodeURIComponent).join("/");
}

function isOutside(relative: string): boolean {
  return relative.startsWith("..") || path.isAbsolute(relative);
}
