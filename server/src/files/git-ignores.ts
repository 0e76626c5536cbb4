import { readPathPattern } from "#core/base/path-pattern.ts";

/** The name of the files in which a project lists what it does not keep (gitignore(5)). */
export const ignoreFileName = ".gitignore";

/** What a `.gitignore` says about the folders below its own. */
export interface FolderIgnores {
  /** The folder that the file is in: empty, or a path with a slash at its end. */
  readonly base: string;
  /** Whether it leaves a folder out; undefined where it says nothing. The path is relative to its folder. */
  says(path: string): boolean | undefined;
}

/** How many lines count: people write few, and every folder is compared with all of them. */
const maxLines = 1000;

/** Reads the text of a `.gitignore`; patterns that would take long to compare match nothing. */
export function readIgnores(base: string, text: string): FolderIgnores {
  const lines = text.split(/\r?\n/, maxLines).flatMap((it) => readLine(it) ?? []);
  return {
    base,
    says: (path) => lines.findLast((it) => it.matches(path))?.isIgnored,
  };
}

/** Whether a folder is left out by what the folders around it say, the outermost first; the innermost that says something counts. */
export function leavesFolderOut(path: string, ignores: readonly FolderIgnores[]): boolean {
  for (const { base, says } of ignores.toReversed()) {
    const said = says(path.slice(base.length));
    if (said !== undefined) return said;
  }
  return false;
}

function readLine(line: string) {
  const written = line.trimEnd();
  if (written === "" || written.startsWith("#")) return undefined;
  const isNegated = written.startsWith("!");
  const pattern = (isNegated ? written.slice(1) : written).replace(/\/$/, "");
  // Only a name without a slash counts at any depth. Braces mean nothing here.
  const anchored = pattern.includes("/") ? pattern.replace(/^\//, "") : `**/${pattern}`;
  const read = readPathPattern(anchored.replace(/[{}]/g, "\\$&"));
  return read.kind === "pattern"
    ? { isIgnored: !isNegated, matches: (path: string) => read.matches(path) }
    : undefined;
}
