import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
  type Hover,
  type Position,
  type Range,
  type TextEdit,
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
import { unknownEstimates } from "#core/features/diagnostics/unknown-estimates.ts";
import { scalarText } from "#core/syntax/quote.ts";
import { canonicalUri } from "../files/uris.ts";
import type { ClientSupport } from "./client-capabilities.ts";
import type { ConfigNames } from "./config-names.ts";
import { fromLspRange, toLspHover, toLspRange } from "./convert.ts";
import type { FileSnapshots } from "./file-snapshots.ts";
import type { Workspace } from "./workspace.ts";

/**
 * What is wrong in a `.valohai-lint.yaml`, with the names in it that are not those of its Valohai files, as far as that is
 * known; the parts that can be understood still apply.
 */
export function lintConfigDiagnostics(text: TextDocument, names: NamesOfConfig): Diagnostic[] {
  return problemsOf(text, names).map((it) => toLspDiagnostic(text, it));
}

/** What answers which names the Valohai files of a config declare. */
type NamesOfConfig = Pick<ConfigNames, "of">;

function problemsOf(text: TextDocument, names: NamesOfConfig): readonly LintConfigProblem[] {
  const { problems, estimated } = parseLintConfig(text.getText());
  const declared = estimated.length > 0 ? names.of(text.uri) : undefined;
  return declared ? [...problems, ...unknownEstimates(estimated, declared)] : problems;
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
export function lintConfigActions(
  text: TextDocument,
  range: Range,
  names: NamesOfConfig,
): CodeAction[] {
  const asked = fromLspRange(text, range);
  const near = problemsOf(text, names).filter((it) => rangesTouch(it.range, asked));
  return near.flatMap((problem) =>
    (problem.words ?? []).map((word, _, { length }) => ({
      title: visibleText(`Change to "${word}"`),
      kind: CodeActionKind.QuickFix,
      diagnostics: [toLspDiagnostic(text, problem)],
      isPreferred: length === 1,
      edit: { changes: { [text.uri]: [editOf(text, problem, word)] } },
    })),
  );
}

function editOf(
  text: TextDocument,
  { range, areNames }: LintConfigProblem,
  word: string,
): TextEdit {
  return {
    range: toLspRange(text, range),
    newText: areNames ? scalarText(word, "flow") : word,
  };
}
