import type { Severity } from "#core/features/diagnostics/rule.ts";

/** From the least severe to the most. */
export const severityRanks: readonly Severity[] = ["hint", "information", "warning", "error"];

/** A problem of a file; lines and columns count from 1, columns in UTF-16 code units. */
export interface Finding {
  readonly file: string;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** What was found in one file, with its text for showing the place. */
export interface FileReport {
  readonly file: string;
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** How a report is printed: the name of the format is what `--format` takes. */
export interface Format {
  readonly name: string;
  readonly render: (reports: readonly FileReport[], options: FormatOptions) => string;
}

export interface FormatOptions {
  /** Whether colours can be shown. */
  readonly color: boolean;
}

/** The findings of all files in order. */
export function allFindings(reports: readonly FileReport[]): readonly Finding[] {
  return reports.flatMap((it) => it.findings);
}

/** How many findings have this severity. */
export function countOf(findings: readonly Finding[], severity: Severity): number {
  return findings.filter((it) => it.severity === severity).length;
}
