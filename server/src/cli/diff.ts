import { parseArgs } from "node:util";
import { compareFiles } from "#core/features/compare/compare-files.ts";
import { exceeded, exceededText } from "#core/features/compare/run-limits.ts";
import { timeChanges } from "#core/features/compare/time-changes.ts";
import { type CliIo, UsageError } from "./cli-io.ts";
import { estimatesFor } from "./estimates.ts";
import { type FileVersions, versionsOf } from "./file-versions.ts";
import { asMisuse, formatNamed } from "./options.ts";
import { diffFormats, renderDiff } from "./render-diff.ts";

/** The options of `diff`. */
export const diffOptions = {
  git: { type: "string" },
  format: { type: "string" },
  "max-executions": { type: "string" },
  "max-growth": { type: "string" },
} as const;

/** Compares two versions of files; status 1 where a task makes more executions than it may. */
export async function diff(args: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = asMisuse(() =>
    parseArgs({ args: [...args], options: diffOptions, allowPositionals: true }),
  );
  const format = formatNamed(values.format ?? "text", diffFormats);
  const limits = {
    executions: countOption("--max-executions", values["max-executions"]),
    growth: shareOption("--max-growth", values["max-growth"]),
  };
  const compared = async ({ file, before, after }: FileVersions) => {
    const times = timeChanges(before, after, await estimatesFor(file, io));
    const comparison = { ...compareFiles(before, after), times };
    return { file, after, comparison, exceeded: exceeded(comparison.runs, limits) };
  };
  const versions = await versionsOf(values.git, positionals, io);
  const files =
    "file" in versions ? await compared(versions) : await Promise.all(versions.map(compared));
  io.out(renderDiff(format, files));
  const over = ("file" in files ? [files] : files).flatMap((it) => it.exceeded);
  for (const it of over) io.error(`${exceededText(it)}\n`);
  return over.length > 0 ? 1 : 0;
}

function countOption(name: string, text: string | undefined): bigint | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new UsageError(`${name} takes a whole number, not "${text}"`);
  return BigInt(text);
}

/** A percentage; undefined where the option is not given. */
function shareOption(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = /^(\d+(?:\.\d+)?)%?$/.exec(text)?.[1];
  if (number === undefined) {
    throw new UsageError(`${name} takes a percentage such as 50%, not "${text}"`);
  }
  return Number(number);
}
