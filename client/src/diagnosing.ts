import { Diagnostic, DiagnosticSeverity, type ExtensionContext, Range, Uri } from "vscode";
import { type Middleware, vsdiag } from "vscode-languageclient";
import { withRuleLinks } from "./rule-links.ts";
import type { UnreadFiles } from "./unread-files.ts";

/** Lets the codes of diagnostics lead to the rendered rules, and marks files that are not read. */
export function diagnosing(context: ExtensionContext, unread: UnreadFiles): Middleware {
  type Report = vsdiag.DocumentDiagnosticReport | vsdiag.WorkspaceDocumentDiagnosticReport;
  const link = <R extends Report>(report: R): R =>
    "items" in report ? { ...report, items: withRuleLinks(context, report.items) } : report;
  return {
    handleDiagnostics(uri, diagnostics, next) {
      next(uri, withRuleLinks(context, diagnostics));
    },
    async provideDiagnostics(document, previousResultId, token, next) {
      const opened = document instanceof Uri ? undefined : document;
      const note = unread.noteFor((document instanceof Uri ? document : document.uri).toString());
      if (note !== undefined) {
        const items = [noteAt(opened?.lineAt(0).range ?? new Range(0, 0, 0, 1), note)];
        return { kind: vsdiag.DocumentDiagnosticReportKind.full, items };
      }
      const report = await next(document, previousResultId, token);
      return report && link(report);
    },
    provideWorkspaceDiagnostics(resultIds, token, reporter, next) {
      return next(resultIds, token, (chunk) => reporter(chunk && { items: chunk.items.map(link) }));
    },
  };
}

function noteAt(range: Range, note: string): Diagnostic {
  const diagnostic = new Diagnostic(range, note, DiagnosticSeverity.Information);
  diagnostic.source = "valohai";
  return diagnostic;
}
