import { amountOf } from "#core/base/amount-of.ts";
import { printedSource, printedWord } from "#core/base/terminal-text.ts";
import type { Severity } from "#core/features/diagnostics/rule.ts";
import { allFindings, countOf, type Finding, type Format } from "../finding.ts";

/** For people: a line per problem, the place in the file below it, and a summary. */
export const textFormat: Format = {
  name: "text",
  render(reports, { color }) {
    const findings = allFindings(reports);
    const blocks = reports.flatMap((report) => {
      const lines = report.text.split(/\r\n|\r|\n/);
      return report.findings.map((it) => block(it, lines[it.line - 1] ?? "", color));
    });
    const errors = countOf(findings, "error");
    const warnings = countOf(findings, "warning");
    const files = amountOf(reports.length, "file");
    return `${blocks.join("")}${amountOf(errors, "error")}, ${amountOf(warnings, "warning")} in ${files}\n`;
  },
};

const colors: { readonly [K in Severity]: string } = {
  error: "31",
  warning: "33",
  information: "34",
  hint: "36",
};

function block(finding: Finding, written: string, color: boolean): string {
  const paint = (style: string, text: string) =>
    color ? `\u001b[${style}m${text}\u001b[0m` : text;
  const { file, line, column, severity, message, code } = finding;
  const place = paint("1", printedWord(`${file}:${line}:${column}`));
  const head = `${place}: ${paint(colors[severity], severity)}: ${printedWord(message)} ${paint("2", `[${code}]`)}\n`;
  return head + frame(written, finding, (text) => paint(colors[severity], text));
}

/** The line of the problem with carets under the faulty part. */
function frame(line: string, finding: Finding, paint: (text: string) => string): string {
  const from = finding.column - 1;
  const end = finding.endLine === finding.line ? finding.endColumn - 1 : line.length;
  const left = Math.max(0, from - 60);
  const shown = printedSource(line.slice(left, left + 140));
  const carets = Math.max(1, Math.min(end, left + 140) - from);
  const number = String(finding.line);
  const margin = " ".repeat(number.length);
  return `  ${number} | ${shown}\n  ${margin} | ${" ".repeat(from - left)}${paint("^".repeat(carets))}\n`;
}
