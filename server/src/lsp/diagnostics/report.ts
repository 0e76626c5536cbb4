import {
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { oncePer } from "#core/base/once-per.ts";
import { createDocument, type Document } from "#core/document/document.ts";
import type { Reads } from "../../files/reads.ts";
import { documentOf } from "../document-readings.ts";
import type { Snapshot } from "../documents.ts";
import type { FileContext } from "../file-contexts.ts";
import { lintConfigDiagnostics } from "../lint-config.ts";
import { isLintConfig } from "../text-kind.ts";
import type { Workspace } from "../workspace.ts";
import { diagnosticsOf } from "./problems.ts";

/** Finds the diagnostics of files. */
export interface Reporter {
  /**
   * The diagnostics of a file, or that they are those that the client has. Of an open file, only what was asked for the
   * document counts as answered: clients prefer it to what a report on the workspace says (LSP 3.17, `workspace/diagnostic`).
   */
  reportOf(
    uri: string,
    previousResultId: string | undefined,
    asked: "document" | "workspace",
  ): DocumentDiagnosticReport;
  /** The configs that were open when their diagnostics were asked for: a client goes on showing those until a report on the workspace replaces them. */
  knownConfigs(): readonly string[];
  /** Resolves once a report on a file takes no long reading of its text. */
  whenRead(uri: string): Promise<void>;
  /** Whether the client has the diagnostics of a closed file; answered without looking at files that did not change. */
  isUnchanged(uri: string, previousResultId: string): boolean;
}

/** What the last report of a closed file was made from. */
interface Reported {
  readonly resultId: string;
  readonly context: FileContext;
  readonly reads: Reads;
}

/** Reports with an identity that changes only with the text of the file or with what counts beside it. */
export function createReporter(workspace: Workspace): Reporter {
  const { store } = workspace.files;
  const numberOf = numberEach<Document>();
  const contextNumberOf = numberEach<FileContext>();
  const fileNumberOf = numberTexts();
  const reported = new Map<string, Reported>();
  const configs = new Set<string>();
  const closed = closedReader(workspace);
  const reportConfig = (uri: string) => {
    const open = workspace.lintConfigOf(uri);
    if (open) configs.add(uri);
    const text = open ?? (configs.has(uri) ? closedConfig(workspace, uri) : undefined);
    return fullReport(text ? lintConfigDiagnostics(text, workspace.configNames) : []);
  };
  const reportOpen = (snapshot: Snapshot, previous: string | undefined, counts: boolean) => {
    const { uri } = snapshot.text;
    const context = counts ? workspace.contextForClient(uri) : workspace.contextOf(uri);
    const resultId = `open ${numberOf(snapshot.document)} ${contextNumberOf(context)}`;
    return answer(resultId, previous, () => diagnosticsOf(snapshot, context));
  };
  const reportFile = (uri: string, previous: string | undefined) => {
    const { value: content, reads } = store.record(() => workspace.files.read(uri, "yaml"));
    if (content === undefined) return fullReport([]);
    const context = workspace.contextForClient(uri);
    const resultId = `file ${fileNumberOf(uri, content)} ${contextNumberOf(context)}`;
    reported.set(uri, { resultId, context, reads });
    return answer(resultId, previous, () =>
      diagnosticsOf(closed.snapshotOf(uri, content), context),
    );
  };
  return {
    reportOf(uri, previousResultId, asked) {
      if (isLintConfig(uri)) return reportConfig(uri);
      const snapshot = workspace.snapshotOf(uri);
      if (snapshot) return reportOpen(snapshot, previousResultId, asked === "document");
      // A text that is open, but not as a Valohai file, is something else.
      const isOther = workspace.textOf(uri) !== undefined;
      return isOther ? fullReport([]) : reportFile(uri, previousResultId);
    },
    whenRead: closed.whenRead,
    knownConfigs: () => [...configs],
    isUnchanged(uri, previousResultId) {
      const last = reported.get(uri);
      if (last?.resultId !== previousResultId || workspace.textOf(uri)) return false;
      return store.holds(last.reads) && workspace.contextOf(uri) === last.context;
    },
  };
}

/** Versions can repeat, for example when a text is opened again, so each object gets its own number. */
function numberEach<T extends object>(): (object: T) => number {
  let count = 0;
  return oncePer((_: T) => ++count);
}

/** A number for each text of a file on disk. */
function numberTexts(): (uri: string, text: string) => number {
  const latest = new Map<string, { readonly text: string; readonly number: number }>();
  let count = 0;
  return (uri, text) => {
    const known = latest.get(uri);
    if (known?.text === text) return known.number;
    const number = ++count;
    latest.set(uri, { text, number });
    return number;
  };
}

/** Reads closed files; keeps the one that was read last. */
function closedReader(workspace: Workspace) {
  let latest: Document | undefined;
  return {
    async whenRead(uri: string): Promise<void> {
      latest = undefined;
      await workspace.whenRead(uri);
      if (workspace.textOf(uri)) return;
      const content = workspace.files.read(uri, "yaml");
      latest = content === undefined ? undefined : await documentOf(content, workspace.scheduler);
    },
    snapshotOf(uri: string, content: string): Snapshot {
      const text = workspace.texts.create(uri, "valohai-yaml", 0, content);
      const document = latest?.text === content ? latest : createDocument(content);
      return { text, version: 0, document };
    },
  };
}

function closedConfig({ files, texts }: Workspace, uri: string): TextDocument | undefined {
  const content = files.read(uri, "config");
  return content === undefined ? undefined : texts.create(uri, "yaml", 0, content);
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
