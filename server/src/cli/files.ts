import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { isGlob } from "#core/base/glob.ts";
import { readPathPattern } from "#core/base/path-pattern.ts";
import { printedWord } from "#core/base/terminal-text.ts";
import { isValohaiFileName } from "#core/document/file-names.ts";
import {
  emptyLintConfig,
  isIgnored,
  type LintConfig,
  lintConfigName,
  parseLintConfig,
} from "#core/features/diagnostics/lint-config.ts";
import { decodeUtf8 } from "../files/decode-utf8.ts";
import { findFiles } from "../files/find-files.ts";
import { isInside } from "../files/paths.ts";
import { byteLimits, readInside, unread } from "../files/read-file.ts";
import { type CliIo, UsageError } from "./cli-io.ts";
import { lineColumns } from "./line-column.ts";

/** The files that an argument means: itself, the Valohai files of a folder, or what a pattern matches. */
export function expandArgument(argument: string, io: CliIo): readonly string[] {
  if (argument === "-") return [argument];
  if (!existsSync(argument) && isGlob(argument)) {
    const found = matching(argument, io);
    if (found.length === 0) throw new UsageError(`No file matches "${argument}"`);
    return found;
  }
  if (!isFolder(argument)) return [argument];
  const found = filesBelow(argument, (it) => isValohaiFileName(path.basename(it)), io);
  if (found.length === 0) throw new UsageError(`The folder "${argument}" has no valohai.yaml`);
  return found;
}

function isFolder(place: string): boolean {
  return existsSync(place) && statSync(place).isDirectory();
}

function matching(pattern: string, io: CliIo): readonly string[] {
  const parts = pattern.split(/[\\/]/);
  const fixed = parts.slice(0, parts.findIndex(isGlob));
  const base = fixed.length === 0 ? "." : fixed.join("/") || "/";
  const read = readPathPattern(pattern);
  if (read.kind === "refused") throw new UsageError(`The pattern "${pattern}" ${read.reason}`);
  return existsSync(base)
    ? filesBelow(base, (it) => read.matches(it.replaceAll("\\", "/")), io)
    : [];
}

function filesBelow(
  folder: string,
  isWanted: (file: string) => boolean,
  io: CliIo,
): readonly string[] {
  const reportUnread = (place: string, reason: string) =>
    io.leaveOut(`"${place}" is left out: it ${reason}`);
  return findFiles(folder, { isWanted, reportUnread, depth: deepest });
}

/** More than any path has room for. */
const deepest = 1000;

export interface FoundConfig {
  readonly file: string | undefined;
  readonly text: string;
  readonly config: LintConfig;
}

/** Finds the `.valohai-lint.yaml` that applies to a file: in its folder or the nearest one above that can be read. */
export function configFinder(io: CliIo): (file: string) => FoundConfig {
  const known = new Map<string, FoundConfig>();
  const inFolder = (folder: string): FoundConfig => {
    const before = known.get(folder);
    if (before) return before;
    const above = path.dirname(folder);
    const found =
      readConfig(path.join(folder, lintConfigName), io) ??
      (above === folder ? noConfig : inFolder(above));
    known.set(folder, found);
    return found;
  };
  return (file) => inFolder(path.resolve(file === "-" ? "." : path.dirname(file)));
}

const noConfig: FoundConfig = { file: undefined, text: "", config: emptyLintConfig };

/** A link is followed below the current folder, or else below the folder of the config. */
function readConfig(file: string, io: CliIo): FoundConfig | undefined {
  const current = path.resolve(".");
  const folder = isInside(current, file) ? current : path.dirname(file);
  try {
    const { text } = decodeUtf8(readInside(folder, file, byteLimits.config).bytes);
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
  for (const { file, text, config } of new Set(configs)) {
    const place = lineColumns(text);
    for (const { range, message } of config.problems) {
      const { line, column } = place(range.start);
      io.error(`${printedWord(`${file}:${line}:${column}: warning: ${message}`)}\n`);
    }
  }
}
