import {
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type PreviousResultId,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import { oncePer } from "#core/base/once-per.ts";
import { createDocument, type Document } from "#core/document/document.ts";
import { fileOf } from "../../files/paths.ts";
import { distinctUris } from "../../files/project-files.ts";
import { byteLimits } from "../../files/read-file.ts";
import type { Snapshot } from "../documents.ts";
import { lintConfigDiagnostics } from "../lint-config.ts";
import { isLintConfig } from "../text-kind.ts";
import type { Workspace } from "../workspace.ts";
import { diagnosticsOf } from "./problems.ts";

/** Answers clients that ask for diagnostics, for one document and for the whole workspace; `pulled` is called each time. */
export function answerPulls(
  connection: Connection,
  workspace: Workspace,
  pulled: () => void,
): void {
  const numberOf = numberDocuments();
  const reportOf = (uri: string, previousResultId: string | undefined) => {
    const snapshot = workspace.snapshotOf(uri);
    const config = workspace.lintConfigOf(uri);
    if (config) return fullReport(lintConfigDiagnostics(config));
    return snapshot
      ? reportOpen(workspace, snapshot, numberOf(snapshot.document), previousResultId)
      : reportFile(workspace, uri, previousResultId);
  };
  connection.languages.diagnostics.on(({ textDocument, previousResultId }) => {
    pulled();
    return reportOf(textDocument.uri, previousResultId);
  });
  connection.languages.diagnostics.onWorkspace(({ previousResultIds }, token) => {
    pulled();
    const uris = distinctUris([
      ...workspace.openUris(),
      ...previousResultIds.map((it) => it.uri),
      ...workspace.files.list(workspace.settings().files),
    ]);
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    for (const uri of uris) {
      if (token.isCancellationRequested) break;
      const version = workspace.snapshotOf(uri)?.version ?? null;
      items.push({ ...reportOf(uri, previousOf(previousResultIds, uri)), uri, version });
    }
    return { items };
  });
}

function previousOf(previous: readonly PreviousResultId[], uri: string): string | undefined {
  const file = fileOf(uri);
  return previous.find((it) => fileOf(it.uri) === file)?.value;
}

/** Versions can repeat, for example when a text is opened again, so each document gets its own number. */
function numberDocuments(): (document: Document) => number {
  let count = 0;
  return oncePer((_: Document) => ++count);
}

function reportOpen(
  workspace: Workspace,
  snapshot: Snapshot,
  number: number,
  previousResultId: string | undefined,
): DocumentDiagnosticReport {
  const resultId = `open ${number} ${workspace.revision()}`;
  return answer(resultId, previousResultId, () => diagnosticsOf(workspace, snapshot));
}

function reportFile(
  workspace: Workspace,
  uri: string,
  previousResultId: string | undefined,
): DocumentDiagnosticReport {
  // A text that is open, but not as a Valohai file, is something else.
  const isOther = isLintConfig(uri) || workspace.textOf(uri) !== undefined;
  const file = isOther ? undefined : workspace.files.read(uri, byteLimits.yaml);
  if (!file) return fullReport([]);
  return answer(`file ${file.stamp} ${workspace.revision()}`, previousResultId, () => {
    const text = workspace.texts.create(uri, "valohai-yaml", 0, file.text);
    return diagnosticsOf(workspace, { text, version: 0, document: createDocument(file.text) });
  });
}

function fullReport(items: Diagnostic[]): DocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Full, items };
}

function answer(
  resultId: string,
  previous: string | undefined,
  items: () => Diagnostic[],
): DocumentDiagnosticReport {
  return resultId === previous
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
    : { kind: DocumentDiagnosticReportKind.Full, resultId, items: items() };
}
