import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { isGlob, matchesPath } from "../core/base/glob.ts";
import { isValohaiFileName, skippedFolders } from "../core/features/file-names.ts";
import {
  emptyLintConfig,
  type LintConfig,
  lintConfigName,
  parseLintConfig,
} from "../core/features/lint-config.ts";
import { Misuse } from "./outlet.ts";

/** The files that an argument means: itself, the Valohai files of a folder, or what a pattern matches. */
export function expandArgument(argument: string): readonly string[] {
  if (argument === "-") return [argument];
  if (!existsSync(argument)) {
    if (!isGlob(argument)) return [argument];
    const found = matching(argument);
    if (found.length === 0) throw new Misuse(`No file matches "${argument}"`);
    return found;
  }
  if (!statSync(argument).isDirectory()) return [argument];
  const found = filesBelow(argument).filter((it) => isValohaiFileName(path.basename(it)));
  if (found.length === 0) throw new Misuse(`The folder "${argument}" holds no valohai.yaml`);
  return found;
}

function matching(pattern: string): readonly string[] {
  const parts = pattern.split(/[\\/]/);
  const fixed = parts.slice(0, parts.findIndex(isGlob));
  const base = fixed.length === 0 ? "." : fixed.join("/") || "/";
  return existsSync(base)
    ? filesBelow(base).filter((it) => matchesPath(it.replaceAll("\\", "/"), pattern))
    : [];
}

/** All files below a folder in a stable order, without following links. */
function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      if (entry.isFile()) return [file];
      return entry.isDirectory() && !skippedFolders.includes(entry.name) ? filesBelow(file) : [];
    });
}

export interface FoundConfig {
  readonly file: string | undefined;
  readonly text: string;
  readonly config: LintConfig;
}

/** Finds the `.valohai-lint.yaml` that applies to a file: in its folder or the nearest one above. */
export function configFinder(): (file: string) => FoundConfig {
  const known = new Map<string, FoundConfig>();
  const inFolder = (folder: string): FoundConfig => {
    const before = known.get(folder);
    if (before) return before;
    const file = path.join(folder, lintConfigName);
    const above = path.dirname(folder);
    const found = existsSync(file)
      ? readConfig(file)
      : above === folder
        ? { file: undefined, text: "", config: emptyLintConfig }
        : inFolder(above);
    known.set(folder, found);
    return found;
  };
  return (file) => inFolder(path.resolve(file === "-" ? "." : path.dirname(file)));
}

function readConfig(file: string): FoundConfig {
  const text = readFileSync(file, "utf8");
  return { file, text, config: parseLintConfig(text) };
}
