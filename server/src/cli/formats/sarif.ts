import { printedJson } from "#core/base/terminal-text.ts";
import { rules } from "#core/features/diagnostics/index.ts";
import type { Severity } from "#core/features/diagnostics/rule.ts";
import { allFindings, type Finding, type Format } from "../finding.ts";
import { reportUri } from "../report-path.ts";

/** SARIF 2.1.0, which code scanning services read. */
export const sarifFormat: Format = {
  name: "sarif",
  render(reports) {
    const findings = allFindings(reports);
    const used = rules.filter((rule) => findings.some((it) => it.code === rule.code));
    const codes = used.map((it) => it.code);
    const log = {
      $schema: "https://json.schemastore.org/sarif-2.1.0.json",
      version: "2.1.0",
      runs: [
        {
          tool: {
            driver: {
              name: "valohai-yaml",
              rules: used.map((it) => ({
                id: it.code,
                shortDescription: { text: it.summary },
                defaultConfiguration: { level: levels[it.severity] },
              })),
            },
          },
          columnKind: "utf16CodeUnits",
          results: findings.map((it) => result(it, codes.indexOf(it.code))),
        },
      ],
    };
    return `${printedJson(JSON.stringify(log, null, 2))}\n`;
  },
};

const levels: { readonly [K in Severity]: "error" | "warning" | "note" } = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
};

function result(it: Finding, ruleIndex: number): object {
  const region = {
    startLine: it.line,
    startColumn: it.column,
    endLine: it.endLine,
    endColumn: it.endColumn,
  };
  return {
    ruleId: it.code,
    ruleIndex,
    level: levels[it.severity],
    message: { text: withoutLinks(it.message) },
    locations: [{ physicalLocation: { artifactLocation: { uri: reportUri(it.file) }, region } }],
  };
}

/** Viewers turn `[text](target)` in a message into links (SARIF 2.1.0, 3.11.6). */
function withoutLinks(message: string): string {
  return message.replaceAll("](", "]\\(");
}
