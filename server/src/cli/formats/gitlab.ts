import { createHash } from "node:crypto";
import { printedJson } from "#core/base/terminal-text.ts";
import type { Severity } from "#core/features/diagnostics/rule.ts";
import { allFindings, type Finding, type Format } from "../finding.ts";
import { reportPath } from "../report-path.ts";

/** GitLab's code quality report. */
export const gitlabFormat: Format = {
  name: "gitlab",
  render(reports) {
    const seen = new Map<string, number>();
    const entries = allFindings(reports).map((it) => ({
      description: it.message,
      check_name: it.code,
      fingerprint: fingerprint(it, seen),
      severity: severities[it.severity],
      location: { path: reportPath(it.file), lines: { begin: it.line, end: it.endLine } },
    }));
    return `${printedJson(JSON.stringify(entries, null, 2))}\n`;
  },
};

const severities: { readonly [K in Severity]: string } = {
  error: "major",
  warning: "minor",
  information: "info",
  hint: "info",
};

/** Stays the same when lines move; equal problems of a file are distinguished by their order. */
function fingerprint({ file, code, message }: Finding, seen: Map<string, number>): string {
  const key = `${reportPath(file)}\n${code}\n${message}`;
  const count = seen.get(key) ?? 0;
  seen.set(key, count + 1);
  return createHash("sha256").update(`${key}\n${count}`).digest("hex").slice(0, 32);
}
