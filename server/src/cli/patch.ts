import { realpathSync } from "node:fs";
import path from "node:path";
import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from "diff";

/** The name of a file in a patch: that of the file itself, not of a link, as seen from the current folder. */
export function patchName(file: string): string {
  if (file === "-") return "standard-input";
  return path.relative(realpathSync("."), realpathSync(file)).replaceAll("\\", "/");
}

/** The change of a file as `git apply` and `patch -p1` take it in the current folder. */
export function patchOf(name: string, before: string, after: string): string {
  const patch = structuredPatch(`a/${name}`, `b/${name}`, before, after, "", "", { context: 3 });
  return withTabs(formatPatch(patch, FILE_HEADERS_ONLY));
}

/** Adds a tab, without which `patch` ends a name at its first blank. */
function withTabs(patch: string): string {
  return patch.replace(/^(?:---|\+\+\+) [ab]\/.* .*$/gm, (line, at) =>
    at < patch.indexOf("\n@@") ? `${line}\t` : line,
  );
}

/** The change of a file for people: only the lines around it, without the names. */
export function shortDiff(before: string, after: string): string {
  const { hunks } = structuredPatch("", "", before, after, "", "", { context: 1 });
  return hunks
    .flatMap(({ oldStart, lines }) => [`  @@ line ${oldStart} @@`, ...lines.map((it) => `  ${it}`)])
    .map((it) => `${it.replace(/\r$/, "")}\n`)
    .join("");
}
