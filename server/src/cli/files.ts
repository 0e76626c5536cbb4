import { existsSync, lstatSync, statSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { isGlob } from "#core/base/glob.ts";
import { lineColumns } from "#core/base/line-column.ts";
import { readPathPattern } from "#core/base/path-pattern.ts";
import { printedWord } from "#core/base/terminal-text.ts";
import { isValohaiFileName } from "#core/document/file-names.ts";
import {
  emptyLintConfig,
  isIgnored,
  type LintConfig,
  lintConfigName,
} from "#core/features/diagnostics/lint-config-file.ts";
import type { LintConfigProblem } from "#core/features/diagnostics/lint-config-problem.ts";
import { findFiles } from "../files/find-files.ts";
import { nodeFileSystem } from "../files/node-file-system.ts";
import { byteLimits, unread } from "../files/unread.ts";
import { canonicalUri, isBelow, parentUri } from "../files/uris.ts";
import { type CliIo, UsageError } from "./cli-io.ts";

/** The files that arguments mean, each once: itself, the Valohai files of a folder, or what a pattern matches. */
export async function expandArguments(
  given: readonly string[],
  io: CliIo,
): Promise<readonly string[]> {
  const files = new Set<string>();
  for (const argument of given) {
    for (const file of await expandArgument(argument, io)) files.add(file);
  }
  return [...files];
}

async function expandArgument(argument: string, io: CliIo): Promise<readonly string[]> {
  if (argument === "-") return [argument];
  const matched = await matchedBy(argument, io);
  if (matched) return matched;
  if (!isFolder(argument)) return [argument];
  const found = await filesBelow(argument, (it) => isValohaiFileName(path.basename(it)), io);
  if (found.length === 0) throw new UsageError(`The folder "${argument}" has no valohai.yaml`);
  return found;
}

/** The files that names and patterns mean, each once; a pattern that is also the name of a file means that file. */
export async function expandPatterns(
  given: readonly string[],
  io: CliIo,
): Promise<readonly string[]> {
  const files = new Set<string>();
  for (const it of given) for (const file of (await matchedBy(it, io)) ?? [it]) files.add(file);
  return [...files];
}

/** The files that match a pattern; undefined for anything else. */
async function matchedBy(argument: string, io: CliIo): Promise<readonly string[] | undefined> {
  if (existsSync(argument) || !isGlob(argument)) return undefined;
  const found = await matching(argument, io);
  if (found.length === 0) throw new UsageError(`No file matches "${argument}"`);
  return found;
}

function isFolder(place: string): boolean {
  return existsSync(place) && statSync(place).isDirectory();
}

async function matching(pattern: string, io: CliIo): Promise<readonly string[]> {
  const parts = pattern.split(/[\\/]/);
  const fixed = parts.slice(0, parts.findIndex(isGlob));
  const base = fixed.length === 0 ? "." : fixed.join("/") || "/";
  const read = readPathPattern(pattern);
  if (read.kind === "refused") throw new UsageError(`The pattern "${pattern}" ${read.reason}`);
  return existsSync(base)
    ? filesBelow(base, (it) => read.matches(it.replaceAll("\\", "/")), io)
    : [];
}

async function filesBelow(
  folder: string,
  isWanted: (file: string) => boolean,
  io: CliIo,
): Promise<readonly string[]> {
  const placeOf = (it: string) => path.join(folder, it);
  const paths = await findFiles({
    fileSystem: nodeFileSystem(),
    root: uriOf(folder),
    isWanted: (it) => isWanted(placeOf(it)),
    reportUnread: (it, reason) => io.leaveOut(`"${placeOf(it)}" is left out: it ${reason}`),
    depth: deepest,
    budget: Number.POSITIVE_INFINITY,
  });
  return paths.map(placeOf);
}

/** The address of a file by its path. */
export function uriOf(file: string): string {
  return canonicalUri(pathToFileURL(path.resolve(file)).href);
}

/** More than any path has room for. */
const deepest = 1000;

export interface FoundConfig {
  readonly file: string | undefined;
  readonly text: string;
  readonly config: LintConfig;
}

/** The `.valohai-lint.yaml` that applies to each of the files: in its folder or the nearest one above that can be read. */
export async function configsFor(
  files: readonly string[],
  io: CliIo,
): Promise<(file: string) => FoundConfig> {
  const known = new Map<string, Promise<FoundConfig>>();
  const inFolder = (folder: string): Promise<FoundConfig> => {
    const before = known.get(folder);
    if (before) return before;
    const above = path.dirname(folder);
    const found = readConfig(path.join(folder, lintConfigName), io).then(
      (it) => it ?? (above === folder ? noConfig : inFolder(above)),
    );
    known.set(folder, found);
    return found;
  };
  const configs = new Map<string, FoundConfig>();
  for (const file of files) {
    const folder = path.resolve(file === "-" ? "." : path.dirname(file));
    configs.set(file, await inFolder(folder));
  }
  return (file) => configs.get(file) ?? noConfig;
}

const noConfig: FoundConfig = { file: undefined, text: "", config: emptyLintConfig };

/** A link is followed below the current folder, or else below the folder of the config. */
async function readConfig(file: string, io: CliIo): Promise<FoundConfig | undefined> {
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return undefined;
  const uri = uriOf(file);
  const current = uriOf(".");
  const root = isBelow(current, uri) ? current : parentUri(uri);
  try {
    const found = await nodeFileSystem().read({ uri, root }, byteLimits.config);
    const text = found === "unchanged" ? "" : found.text;
    const { parseLintConfig } = await import("#core/features/diagnostics/lint-config.ts");
    return { file, text, config: parseLintConfig(text) };
  } catch (error) {
    const { message, isMissing } = unread(error);
    if (!isMissing) io.leaveOut(`"${file}" is left out: it ${message}`);
    return undefined;
  }
}

/** Whether the config that was found for a file leaves it out. */
export function isLeftOut(file: string, { file: configFile, config }: FoundConfig): boolean {
  if (!configFile || file === "-") return false;
  const relative = path.relative(path.dirname(configFile), file).replaceAll("\\", "/");
  return isIgnored(config, relative);
}

/** Reports on standard error what is wrong in the configs that apply. */
export function warnOfConfigs(configs: readonly FoundConfig[], io: CliIo): void {
  for (const it of new Set(configs)) warnOf(it, it.config.problems, io);
}

/** Reports problems of a config on standard error. */
export function warnOf(
  { file, text }: FoundConfig,
  problems: readonly LintConfigProblem[],
  io: CliIo,
): void {
  const place = lineColumns(text);
  for (const { range, message } of problems) {
    const { line, column } = place(range.start);
    io.error(`${printedWord(`${file}:${line}:${column}: warning: ${message}`)}\n`);
  }
}
