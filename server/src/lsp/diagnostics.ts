import {
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type PreviousResultId,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { oncePer } from "#core/base/once-per.ts";
import { type SourceRange, touches } from "#core/base/range.ts";
import { createDocument, type Document } from "#core/document/document.ts";
import { place } from "#core/features/diagnostics/placed.ts";
import { combinePolicies, type Policy } from "#core/features/diagnostics/policy.ts";
import type { PlacedProblem } from "#core/features/diagnostics/rule.ts";
import { shownByPiece } from "#core/features/diagnostics/select.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import { fileOf } from "../files/paths.ts";
import { distinctUris, type ProjectFiles } from "../files/project-files.ts";
import { byteLimits } from "../files/read-file.ts";
import type { Snapshot } from "./documents.ts";
import { isLintConfig, lintConfigDiagnostics } from "./lint-config.ts";
import { publishedDiagnostics } from "./published.ts";
import type { Settings } from "./settings.ts";
import type { TypedTexts } from "./typed-texts.ts";

/** Where diagnostics come from: open texts first, then files. */
export interface DiagnosticSource {
  snapshotOf(uri: string): Snapshot | undefined;
  /** An open text, of whatever language. */
  textOf(uri: string): TextDocument | undefined;
  /** The text of a `.valohai-lint.yaml` that is open. */
  lintConfigOf(uri: string): TextDocument | undefined;
  openUris(): readonly string[];
  settings(): Settings;
  readonly files: ProjectFiles;
  readonly texts: TypedTexts;
  /** What is known of the programs of a Valohai file; undefined where scripts are not read. */
  codeFor(uri: string): ProjectCode | undefined;
  /** The same, read anew: for answers that change texts. */
  freshCodeFor(uri: string): ProjectCode | undefined;
  /** Grows whenever a setting or config changes, so that old results no longer count. */
  revision(): number;
}

/** The policy for a file: the settings, and over them the project's own config. */
export function policyFor(source: DiagnosticSource, uri: string): Policy {
  return combinePolicies(source.settings().policy, source.files.configFor(uri).policy);
}

/** The problems of an open document that are to be shown, as far as they touch a range. */
export function problemsAt(
  source: DiagnosticSource,
  snapshot: Snapshot,
  range: SourceRange,
): readonly PlacedProblem[] {
  const touching = (it: PlacedProblem) =>
    touches(it.range, range.start) || touches(range, it.range.start);
  const near = piecesOf(source, snapshot).filter(
    ({ start, piece }) => start <= range.end && range.start <= start + piece.text.length,
  );
  return near.flatMap(({ start, problems }) =>
    problems.map((it) => place(it, start, snapshot.document)).filter(touching),
  );
}

/** Whether a code occurs more than once among the problems that are to be shown. */
export function isRepeated(source: DiagnosticSource, snapshot: Snapshot, code: string): boolean {
  const problems = piecesOf(source, snapshot).flatMap((it) => it.problems);
  return problems.filter((it) => it.code === code).length > 1;
}

function piecesOf(source: DiagnosticSource, { text: { uri }, document }: Snapshot) {
  if (source.files.isLeftOut(uri)) return [];
  return shownByPiece(document, policyFor(source, uri), source.codeFor(uri));
}

/** The same as the protocol shows them. */
export function diagnosticsOf(source: DiagnosticSource, snapshot: Snapshot): readonly Diagnostic[] {
  const { uri } = snapshot.text;
  return source.files.isLeftOut(uri)
    ? []
    : publishedDiagnostics(snapshot, policyFor(source, uri), source.codeFor(uri), source.texts);
}

/** Answers clients that ask for diagnostics, for one document and for the whole workspace. */
export function answerPulls(connection: Connection, source: DiagnosticSource): void {
  const numberOf = numberDocuments();
  const reportOf = (uri: string, previousResultId: string | undefined) => {
    const snapshot = source.snapshotOf(uri);
    const config = source.lintConfigOf(uri);
    if (config) return fullReport(lintConfigDiagnostics(config));
    return snapshot
      ? reportOpen(source, snapshot, numberOf(snapshot.document), previousResultId)
      : reportFile(source, uri, previousResultId);
  };
  connection.languages.diagnostics.on(({ textDocument, previousResultId }) =>
    reportOf(textDocument.uri, previousResultId),
  );
  connection.languages.diagnostics.onWorkspace(({ previousResultIds }, token) => {
    const uris = distinctUris([
      ...source.openUris(),
      ...previousResultIds.map((it) => it.uri),
      ...source.files.list(source.settings().files),
    ]);
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    for (const uri of uris) {
      if (token.isCancellationRequested) break;
      const version = source.snapshotOf(uri)?.version ?? null;
      items.push({ ...reportOf(uri, previousOf(previousResultIds, uri)), uri, version });
    }
    return { items };
  });
}

function previousOf(previous: readonly PreviousResultId[], uri: string): string | undefined {
  const file = fileOf(uri);
  return previous.find((it) => fileOf(it.uri) === file)?.value;
}

/** Versions may repeat, most of all where a text is opened again: each document has its number. */
function numberDocuments(): (document: Document) => number {
  let count = 0;
  return oncePer((_: Document) => ++count);
}

function reportOpen(
  source: DiagnosticSource,
  snapshot: Snapshot,
  number: number,
  previousResultId: string | undefined,
): DocumentDiagnosticReport {
  const resultId = `open ${number} ${source.revision()}`;
  return answer(resultId, previousResultId, () => diagnosticsOf(source, snapshot));
}

function reportFile(
  source: DiagnosticSource,
  uri: string,
  previousResultId: string | undefined,
): DocumentDiagnosticReport {
  const file = source.files.read(uri, byteLimits.yaml);
  if (!file || isLintConfig(uri)) return fullReport([]);
  return answer(`file ${file.stamp} ${source.revision()}`, previousResultId, () => {
    const text = source.texts.create(uri, "valohai-yaml", 0, file.text);
    return diagnosticsOf(source, { text, version: 0, document: createDocument(file.text) });
  });
}

function fullReport(items: Diagnostic[]): DocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Full, items };
}

function answer(
  resultId: string,
  previous: string | undefined,
  items: () => readonly Diagnostic[],
): DocumentDiagnosticReport {
  return resultId === previous
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
    : { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...items()] };
}
