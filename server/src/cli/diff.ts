import { parseArgs } from "node:util";
import { lineColumns } from "#core/base/line-column.ts";
import { createDocument, type Document } from "#core/document/document.ts";
import { compareFiles, type FileComparison } from "#core/features/compare/compare-files.ts";
import { comparisonJson } from "#core/features/compare/comparison-json.ts";
import { comparisonMarkdown } from "#core/features/compare/comparison-markdown.ts";
import {
  comparisonText,
  countsText,
  itemTitle,
  partText,
  runTitle,
} from "#core/features/compare/comparison-text.ts";
import { exceeded } from "#core/features/compare/run-limits.ts";
import { type CliIo, UsageError } from "./cli-io.ts";
import { documentOf } from "./document-of.ts";
import { data, property } from "./formats/github.ts";
import { textAtRevision } from "./git-text.ts";
import { asMisuse, formatNamed } from "./options.ts";
import { reportPath } from "./report-path.ts";

/** The options of `diff`. */
export const diffOptions = {
  git: { type: "string" },
  format: { type: "string" },
  "max-executions": { type: "string" },
  "max-growth": { type: "string" },
} as const;

export const diffFormats = ["text", "json", "markdown", "github"] as const;

/** Compares two versions of a file; status 1 where a task makes more executions than it may. */
export function diff(args: readonly string[], io: CliIo): number {
  const { values, positionals } = asMisuse(() =>
    parseArgs({ args: [...args], options: diffOptions, allowPositionals: true }),
  );
  const format = formatNamed(values.format ?? "text", diffFormats);
  const limits = {
    executions: countOption("--max-executions", values["max-executions"]),
    growth: shareOption("--max-growth", values["max-growth"]),
  };
  const { file, before, after } = versionsOf(values.git, positionals, io);
  const comparison = compareFiles(before, after);
  io.out(rendered(format, { file, after, comparison }));
  const over = exceeded(comparison.runs, limits);
  for (const text of over) io.error(`${text}\n`);
  return over.length > 0 ? 1 : 0;
}

interface Versions {
  /** The name of the file after the change. */
  readonly file: string;
  readonly before: Document;
  readonly after: Document;
}

function versionsOf(
  revision: string | undefined,
  positionals: readonly string[],
  io: CliIo,
): Versions {
  const [first, second, ...others] = positionals;
  if (revision !== undefined) {
    if (first === undefined || second !== undefined) {
      throw new UsageError("--git REVISION takes exactly one file");
    }
    const old = textAtRevision(first, revision);
    if (!old) io.error(`${first} is not in ${revision}, so everything is new\n`);
    const before = old ? documentOf(`${revision}:${first}`, old, io) : createDocument("");
    return { file: first, before, after: documentOf(first, io.decode(first), io) };
  }
  if (first === undefined || second === undefined || others.length > 0) {
    throw new UsageError("Two files are needed, or --git REVISION and one file");
  }
  const before = documentOf(first, io.decode(first), io);
  return { file: second, before, after: documentOf(second, io.decode(second), io) };
}

function countOption(name: string, text: string | undefined): bigint | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new UsageError(`${name} takes a whole number, not "${text}"`);
  return BigInt(text);
}

/** A share in percent. */
function shareOption(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = /^(\d+(?:\.\d+)?)%?$/.exec(text)?.[1];
  if (number === undefined) {
    throw new UsageError(`${name} takes a share such as 50%, not "${text}"`);
  }
  return Number(number);
}

interface Rendered {
  readonly file: string;
  readonly after: Document;
  readonly comparison: FileComparison;
}

function rendered(format: (typeof diffFormats)[number], parts: Rendered): string {
  switch (format) {
    case "text":
      return comparisonText(parts.comparison);
    case "json":
      return comparisonJson(parts.comparison);
    case "markdown":
      return comparisonMarkdown(reportPath(parts.file), parts.comparison);
    case "github":
      return annotations(parts);
  }
}

/** A notice for each item and each task that changes, at its place in the file after the change. */
function annotations({ file, after, comparison }: Rendered): string {
  const place = lineColumns(after.text);
  const notice = (at: number, title: string, text: string) => {
    const path = property(reportPath(file));
    return `::notice file=${path},line=${place(at).line},title=${property(title)}::${data(text)}\n`;
  };
  const items = comparison.items.map((it) => {
    const text = it.parts.length === 0 ? it.change : it.parts.map(partText).join("\n");
    return notice(it.after?.start ?? 0, itemTitle(it), text);
  });
  const runs = comparison.runs.map((it) =>
    notice(it.range?.start ?? 0, runTitle(it), countsText(it.runs)),
  );
  return [...items, ...runs].join("");
}
