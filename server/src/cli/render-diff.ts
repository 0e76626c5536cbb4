import { amountOf } from "#core/base/amount-of.ts";
import { lineColumns } from "#core/base/line-column.ts";
import { printedWord } from "#core/base/terminal-text.ts";
import type { Document } from "#core/document/document.ts";
import type { FileComparison } from "#core/features/compare/compare-files.ts";
import { comparisonJson } from "#core/features/compare/comparison-json.ts";
import { comparisonMarkdown } from "#core/features/compare/comparison-markdown.ts";
import {
  comparisonText,
  countsText,
  isEmptyComparison,
  itemTitle,
  noDifference,
  partText,
  runTitle,
} from "#core/features/compare/comparison-text.ts";
import type { ExceededLimit } from "#core/features/compare/run-limits.ts";
import { sumsChangeText, timeTitle } from "#core/features/compare/time-changes.ts";
import { data, property } from "./formats/github.ts";
import { reportPath } from "./report-path.ts";

/** The formats in which a comparison is printed. */
export const diffFormats = ["text", "json", "markdown", "github"] as const;

/** What two versions of a file differ in. */
export interface ComparedFile {
  readonly file: string;
  readonly after: Document;
  readonly comparison: FileComparison;
  /** Where more executions are made than allowed. */
  readonly exceeded: readonly ExceededLimit[];
}

/** The comparison of one file, or of several, of which those without a difference are left out. */
export function renderDiff(
  format: (typeof diffFormats)[number],
  compared: ComparedFile | readonly ComparedFile[],
): string {
  if ("file" in compared) return renderFile(format, compared);
  const files = compared.filter((it) => !isEmptyComparison(it.comparison));
  switch (format) {
    case "text":
      return files.map(titledText).join("\n") || `${noDifference}\n`;
    case "json":
      return `[${files.map(renderJson).join(",\n")}]\n`;
    case "markdown":
      return comment(files.map(renderMarkdown)) || `${noDifference}.\n`;
    case "github":
      return files.map(annotations).join("");
  }
}

function renderFile(format: (typeof diffFormats)[number], compared: ComparedFile): string {
  switch (format) {
    case "text":
      return comparisonText(compared.comparison);
    case "json":
      return `${comparisonJson(compared.comparison)}\n`;
    case "markdown":
      return renderMarkdown(compared);
    case "github":
      return annotations(compared);
  }
}

/** GitHub takes at most 65,536 characters. */
const longestComment = 60_000;

/** As many sections as a comment may have, and at least one. */
function comment(sections: readonly string[]): string {
  const shown = [];
  let length = 0;
  for (const section of sections) {
    length += section.length + 1;
    if (shown.length > 0 && length > longestComment) break;
    shown.push(section);
  }
  const left = sections.length - shown.length;
  const more = left === 0 ? [] : [`${amountOf(left, "more file differs", "more files differ")}.\n`];
  return [...shown, ...more].join("\n");
}

function titledText({ file, comparison }: ComparedFile): string {
  return `${printedWord(reportPath(file))}\n${comparisonText(comparison).replace(/^(?=.)/gm, "  ")}`;
}

function renderJson({ file, comparison }: ComparedFile): string {
  return comparisonJson(comparison, reportPath(file));
}

function renderMarkdown({ file, comparison, exceeded }: ComparedFile): string {
  return comparisonMarkdown(reportPath(file), comparison, exceeded);
}

/**
 * A notice for each item and each task that changes, and for each pipeline whose time or cost does, at its place in the file
 * after the change, and an error for each task that makes more executions than it may.
 */
function annotations({ file, after, comparison, exceeded }: ComparedFile): string {
  const place = lineColumns(after.text);
  const annotation = (level: string, at: number, title: string, text: string) => {
    const path = property(reportPath(file));
    return `::${level} file=${path},line=${place(at).line},title=${property(title)}::${data(text)}\n`;
  };
  const items = comparison.items.map((it) => {
    const text = it.parts.length === 0 ? it.change : it.parts.map(partText).join("\n");
    return annotation("notice", it.after?.start ?? 0, itemTitle(it), text);
  });
  const allowed = comparison.runs.filter((run) => !exceeded.some((it) => it.run === run));
  const runs = allowed.map((it) =>
    annotation("notice", it.range?.start ?? 0, runTitle(it), countsText(it.runs)),
  );
  const times = (comparison.times ?? []).map((it) =>
    annotation("notice", it.start ?? 0, timeTitle(it), sumsChangeText(it)),
  );
  const errors = exceeded.map(({ run, text }) =>
    annotation("error", run.range?.start ?? 0, runTitle(run), text),
  );
  return [...items, ...runs, ...times, ...errors].join("");
}
