import { minimatch } from "minimatch";

/** Whether a path, relative to its workspace folder, matches one of the patterns of a setting, which may hold anything. */
export function matchesFileGlobs(path: string, globs: readonly unknown[]): boolean {
  return globs.some((glob) => typeof glob === "string" && matches(path, glob));
}

function matches(path: string, glob: string): boolean {
  const relative = glob.trim().replace(/^\.?\//, "");
  return relative !== "" && minimatch(path, relative, { dot: true, nocomment: true });
}
