import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
  type Hover,
  type Position,
  type Range,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { rangesTouch } from "#core/base/range.ts";
import { visibleText } from "#core/base/visible-text.ts";
import { parseLintConfig } from "#core/features/diagnostics/lint-config.ts";
import { describeLintConfig } from "#core/features/diagnostics/lint-config-help.ts";
import type { LintConfigProblem } from "#core/features/diagnostics/lint-config-problem.ts";
import type { ClientSupport } from "./client-capabilities.ts";
import { fromLspRange, toLspHover, toLspRange } from "./convert.ts";

/** What is wrong in a `.valohai-lint.yaml`; the parts that can be understood still apply. */
export function lintConfigDiagnostics(text: TextDocument): Diagnostic[] {
  return parseLintConfig(text.getText()).problems.map((it) => toLspDiagnostic(text, it));
}

function toLspDiagnostic(text: TextDocument, { range, message }: LintConfigProblem): Diagnostic {
  const severity = DiagnosticSeverity.Warning;
  return {
    range: toLspRange(text, range),
    severity,
    source: "valohai",
    message: visibleText(message),
  };
}

/** What the key or code at a position of a `.valohai-lint.yaml` means. */
export function lintConfigHover(
  text: TextDocument,
  position: Position,
  { markdownHover }: ClientSupport,
): Hover | null {
  const found = describeLintConfig(text.getText(), text.offsetAt(position));
  return found ? toLspHover(text, found, markdownHover) : null;
}

/** The words that a misspelt one in a range of a `.valohai-lint.yaml` may mean; a single one is preferred. */
export function lintConfigActions(text: TextDocument, range: Range): CodeAction[] {
  const asked = fromLspRange(text, range);
  const near = parseLintConfig(text.getText()).problems.filter((it) =>
    rangesTouch(it.range, asked),
  );
  return near.flatMap((problem) =>
    (problem.words ?? []).map((newText, _, { length }) => ({
      title: visibleText(`Change to "${newText}"`),
      kind: CodeActionKind.QuickFix,
      diagnostics: [toLspDiagnostic(text, problem)],
      isPreferred: length === 1,
      edit: { changes: { [text.uri]: [{ range: toLspRange(text, problem.range), newText }] } },
    })),
  );
}
