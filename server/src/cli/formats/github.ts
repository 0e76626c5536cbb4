import { visibleText } from "#core/base/visible-text.ts";
import type { Severity } from "#core/features/diagnostics/rule.ts";
import { allFindings, type Format } from "../finding.ts";
import { reportPath } from "../report-path.ts";

/** Workflow commands that GitHub Actions turns into annotations of a pull request. */
export const githubFormat: Format = {
  name: "github",
  render(reports) {
    const lines = allFindings(reports).map((it) => {
      const place = `file=${property(reportPath(it.file))},line=${it.line},endLine=${it.endLine},col=${it.column},endColumn=${it.endColumn}`;
      return `::${levels[it.severity]} ${place},title=${property(it.code)}::${data(it.message)}\n`;
    });
    return lines.join("");
  },
};

const levels: { readonly [K in Severity]: string } = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

/** A text as the message of a workflow command. */
export function data(text: string): string {
  const encoded = text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  return visibleText(encoded);
}

/** A text as a property of a workflow command. */
export function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
