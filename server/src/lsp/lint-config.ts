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
import { estimatedNames } from "#core/document/estimated-names.ts";
import type { Offer } from "#core/features/completion/offer.ts";
import { parseLintConfig } from "#core/features/diagnostics/lint-config.ts";
import {
  completeLintConfig,
  describeLintConfig,
  usesNames,
} from "#core/features/diagnostics/lint-config-help.ts";
import type { LintConfigProblem } from "#core/features/diagnostics/lint-config-problem.ts";
import { canonicalUri } from "../files/uris.ts";
import type { ClientSupport } from "./client-capabilities.ts";
import { fromLspRange, toLspHover, toLspRange } from "./convert.ts";
import type { FileSnapshots } from "./file-snapshots.ts";
import type { Workspace } from "./workspace.ts";

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

/** What can be written at an offset of a `.valohai-lint.yaml`, with the names in the files that it counts for. */
export async function completeConfig(
  { files, settled }: Workspace,
  snapshots: FileSnapshots,
  text: TextDocument,
  offset: number,
): Promise<readonly Offer[]> {
  const written = text.getText();
  if (!usesNames(written)) return completeLintConfig(written, offset);
  const own = canonicalUri(text.uri);
  const all = await snapshots.all();
  const counted = await settled(() =>
    all.filter((it) => files.configFileOf(it.text.uri)?.uri === own),
  );
  return completeLintConfig(written, offset, estimatedNames(counted.map((it) => it.document)));
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
