import { rules } from "../../core/features/diagnostics/index.ts";
import type { Severity } from "../../core/features/diagnostics/rule.ts";
import { allFindings, type Finding, type Format } from "../finding.ts";

/** SARIF 2.1.0, which code scanning services read. */
export const sarifFormat: Format = {
  name: "sarif",
  render(reports) {
    const findings = allFindings(reports);
    const used = new Set(findings.map((it) => it.code));
    const log = {
      $schema: "https://json.schemastore.org/sarif-2.1.0.json",
      version: "2.1.0",
      runs: [
        {
          tool: {
            driver: {
              name: "valohai-yaml",
              rules: rules
                .filter((it) => used.has(it.code))
                .map((it) => ({ id: it.code, shortDescription: { text: it.summary } })),
            },
          },
          columnKind: "utf16CodeUnits",
          results: findings.map(result),
        },
      ],
    };
    return `${JSON.stringify(log, null, 2)}\n`;
  },
};

const levels: { readonly [K in Severity]: string } = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
};

function result(it: Finding): object {
  const region = {
    startLine: it.line,
    startColumn: it.column,
    endLine: it.endLine,
    endColumn: it.endColumn,
  };
  return {
    ruleId: it.code,
    level: levels[it.severity],
    message: { text: it.message },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(it.file) }, region } }],
  };
}

function uriOf(file: string): string {
  return file.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
}
