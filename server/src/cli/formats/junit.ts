import type { FileReport, Finding, Format } from "../finding.ts";

/** JUnit's report: a suite per file, a failed case per problem that is an error or a warning. */
export const junitFormat: Format = {
  name: "junit",
  render(reports) {
    const suites = reports.map(suite).join("");
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites}</testsuites>\n`;
  },
};

function suite({ file, findings }: FileReport): string {
  const failures = findings.filter((it) => it.severity === "error" || it.severity === "warning");
  const count = Math.max(1, failures.length);
  const cases =
    failures.length > 0
      ? failures.map(failedCase).join("")
      : `    <testcase name="${xml(file)}"/>\n`;
  return `  <testsuite name="${xml(file)}" tests="${count}" failures="${failures.length}">\n${cases}  </testsuite>\n`;
}

function failedCase({ file, line, column, code, severity, message }: Finding): string {
  const place = `${file}:${line}:${column}`;
  return `    <testcase name="${xml(`${code} at ${line}:${column}`)}" classname="${xml(file)}">
      <failure type="${severity}" message="${xml(message)}">${xml(`${place}: ${message}`)}</failure>
    </testcase>\n`;
}

function xml(text: string): string {
  const visible = [...text].filter((it) => it >= " " || it === "\n" || it === "\t").join("");
  return visible
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
