import { printedMarkup as xml } from "#core/base/terminal-text.ts";
import type { FileReport, Finding, Format } from "../finding.ts";

/** JUnit's report: a suite per file, a failed case per problem that is an error or a warning. */
export const junitFormat: Format = {
  name: "junit",
  render(reports) {
    const failures = reports.map((it) => failuresOf(it).length);
    const tests = failures.reduce((sum, it) => sum + Math.max(1, it), 0);
    const failed = failures.reduce((sum, it) => sum + it, 0);
    const head = `<testsuites name="valohai-yaml" tests="${tests}" failures="${failed}" errors="0">`;
    const suites = reports.map(suite).join("");
    return `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n${suites}</testsuites>\n`;
  },
};

function failuresOf({ findings }: FileReport): readonly Finding[] {
  return findings.filter((it) => it.severity === "error" || it.severity === "warning");
}

function suite(report: FileReport): string {
  const { file } = report;
  const failures = failuresOf(report);
  const count = Math.max(1, failures.length);
  const cases =
    failures.length > 0
      ? failures.map(failedCase).join("")
      : `    <testcase name="${xml(file)}" classname="${xml(file)}"/>\n`;
  return `  <testsuite name="${xml(file)}" tests="${count}" failures="${failures.length}" errors="0">\n${cases}  </testsuite>\n`;
}

function failedCase({ file, line, column, code, severity, message }: Finding): string {
  const place = `${file}:${line}:${column}`;
  return `    <testcase name="${xml(`${code} at ${line}:${column}`)}" classname="${xml(file)}">
      <failure type="${severity}" message="${xml(message)}">${xml(`${place}: ${message}`)}</failure>
    </testcase>\n`;
}
