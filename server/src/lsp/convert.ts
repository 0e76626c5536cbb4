import {
  type CodeAction,
  CodeActionKind,
  type CodeLens,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type Hover,
  type InlayHint,
  type LocationLink,
  type MarkupContent,
  type Range,
  type TextEdit,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { TextEdit as Edit } from "#core/base/edit.ts";
import { markdownToText } from "#core/base/markdown-to-text.ts";
import type { SourceRange } from "#core/base/range.ts";
import { visibleText } from "#core/base/visible-text.ts";
import { countText, type RunCount } from "#core/document/run-counts.ts";
import type { Fix } from "#core/edits/fix.ts";
import type {
  PlacedProblem,
  ProblemTag,
  RelatedPlace,
  Severity,
} from "#core/features/diagnostics/rule.ts";
import type { Hover as CoreHover } from "#core/features/hover/hoverer.ts";
import type { PreviewableNode } from "#core/features/navigation/previewable-nodes.ts";
import type { Definition } from "#core/names/definition.ts";
import { graphCommand, type PreviewArgument, previewCommand } from "../protocol.ts";
import { utf16Of } from "./texts.ts";

/** Offsets as positions. */
export function toLspRange(text: TextDocument, range: SourceRange): Range {
  return { start: text.positionAt(range.start), end: text.positionAt(range.end) };
}

/** Positions as offsets. */
export function fromLspRange(text: TextDocument, range: Range): SourceRange {
  return { start: text.offsetAt(range.start), end: text.offsetAt(range.end) };
}

/** A column that core counted, in UTF-16, in the units of the text. */
export function toLspColumn(text: TextDocument, line: number, character: number): number {
  const counted = utf16Of(text);
  if (counted === text) return character;
  return text.positionAt(counted.offsetAt({ line, character })).character;
}

const severities: { readonly [K in Severity]: DiagnosticSeverity } = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A problem in the protocol's form, without the step that it names. */
export function toLspDiagnostic(text: TextDocument, problem: PlacedProblem): Diagnostic {
  return {
    range: toLspRange(text, problem.range),
    severity: severities[problem.severity],
    code: problem.code,
    source: "valohai",
    message: problem.message,
    ...(rulesPage === undefined
      ? {}
      : { codeDescription: { href: `${rulesPage}#${problem.code}` } }),
    ...(problem.tag ? { tags: [tags[problem.tag]] } : {}),
    ...(problem.related
      ? { relatedInformation: problem.related.map((it) => toLspRelated(text, it)) }
      : {}),
  };
}

let rulesPage: string | undefined;

/** From now on the codes of diagnostics link to this manual of the rules, if there is one. */
export function linkRulesTo(page: string | undefined): void {
  rulesPage = page;
}

const tags: { readonly [K in ProblemTag]: DiagnosticTag } = {
  unnecessary: DiagnosticTag.Unnecessary,
  deprecated: DiagnosticTag.Deprecated,
};

/** A place that belongs to a problem. */
export function toLspRelated(
  text: TextDocument,
  place: RelatedPlace,
): DiagnosticRelatedInformation {
  return {
    location: { uri: text.uri, range: toLspRange(text, place.range) },
    message: visibleText(place.message),
  };
}

/** A fix as a quick fix of its diagnostic; the first one offered is preferred. */
export function toLspCodeAction(
  text: TextDocument,
  problem: PlacedProblem,
  fix: Fix,
  isPreferred: boolean,
): CodeAction {
  return {
    title: visibleText(fix.title),
    kind: CodeActionKind.QuickFix,
    diagnostics: [toLspDiagnostic(text, problem)],
    isPreferred,
    edit: { changes: { [text.uri]: fix.edits.map((it) => toLspEdit(text, it)) } },
  };
}

/** An edit as the protocol writes it. */
export function toLspEdit(text: TextDocument, edit: Edit): TextEdit {
  return { range: toLspRange(text, edit.range), newText: edit.newText };
}

/** A hover as Markdown, or as plain text for a client that shows no Markdown. */
export function toLspHover(text: TextDocument, hover: CoreHover, isMarkdown: boolean): Hover {
  return {
    range: toLspRange(text, hover.range),
    contents: toLspMarkup(hover.markdown, isMarkdown),
  };
}

/** Markdown as it is, or what a reader of it sees. */
export function toLspMarkup(markdown: string, isMarkdown: boolean): MarkupContent {
  return isMarkdown
    ? { kind: "markdown", value: markdown }
    : { kind: "plaintext", value: markdownToText(markdown) };
}

/** A definition as a link that underlines the name that was asked about. */
export function toLspLink(text: TextDocument, definition: Definition): LocationLink {
  const range = toLspRange(text, definition.range);
  return {
    originSelectionRange: toLspRange(text, definition.origin),
    targetUri: text.uri,
    targetRange: range,
    targetSelectionRange: range,
  };
}

/** A link above a task or task node that opens its preview and says how many executions it will show. */
export function toLspCodeLens(text: TextDocument, count: RunCount): CodeLens {
  const words = countWords(count);
  const range = toLspRange(text, count.range);
  const { preview } = count;
  if (preview === undefined) return { range, command: { title: words ?? "No count", command: "" } };
  const argument: PreviewArgument = { uri: text.uri, ...preview };
  const title =
    count.waitsFor.length > 0
      ? `Preview executions (${words})`
      : `Preview ${words ?? "executions"}`;
  return {
    range,
    command: {
      title,
      tooltip: visibleText(count.explanation),
      command: previewCommand,
      arguments: [argument],
    },
  };
}

/** A link above a pipeline that opens its graph. */
export function toLspGraphLens(
  text: TextDocument,
  { pipeline, node, pipelineRange: { start } }: PreviewableNode,
): CodeLens {
  const argument: PreviewArgument = { uri: text.uri, pipeline, node };
  const command = { title: "Show graph", command: graphCommand, arguments: [argument] };
  return { range: toLspRange(text, { start, end: start }), command };
}

/** The count after the name of a task or task node. */
export function toLspInlayHint(text: TextDocument, count: RunCount): InlayHint | undefined {
  const label = countWords(count);
  if (label === undefined || count.count === undefined) return undefined;
  const position = text.positionAt(count.range.end);
  return { position, label, paddingLeft: true, tooltip: visibleText(count.explanation) };
}

function countWords(count: RunCount): string | undefined {
  const words = countText(count);
  return words === undefined ? undefined : visibleText(words);
}
