import {
  type Connection,
  DocumentDiagnosticReportKind,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import { canonicalUri, distinctUris } from "../../files/uris.ts";
import type { Workspace } from "../workspace.ts";
import type { Reporter } from "./report.ts";

/** How many files are read ahead: few enough that a file somebody waits for is soon read as well. */
const ahead = 32;

/** How many reports are sent at once to a client that takes parts of an answer. */
const partSize = 50;

/** How long a file that is slow to read is waited for, in milliseconds; those after it are not waited for then. */
const patience = 1_000;

/** Answers clients that ask for the diagnostics of the whole workspace, file by file between other messages. */
export function answerWorkspacePulls(
  connection: Connection,
  workspace: Workspace,
  reporter: Reporter,
  pulled: () => void,
): void {
  connection.languages.diagnostics.onWorkspace(
    async ({ previousResultIds }, token, _workDone, progress) => {
      pulled();
      const previous = new Map(previousResultIds.map((it) => [canonicalUri(it.uri), it.value]));
      const uris = distinctUris([
        ...workspace.openUris(),
        ...reporter.knownConfigs(),
        ...previousResultIds.map((it) => it.uri),
        ...(await workspace.valohaiFiles.list()),
      ]);
      let items: WorkspaceDocumentDiagnosticReport[] = [];
      for await (const report of reportsOf(workspace, reporter, uris, previous)) {
        if (token.isCancellationRequested) break;
        items.push(report);
        if (progress === undefined || items.length < partSize) continue;
        progress.report({ items });
        items = [];
      }
      return { items };
    },
  );
}

/** The reports about files in their order; a file that cannot be read in time has none. */
async function* reportsOf(
  workspace: Workspace,
  { reportOf, isUnchanged, whenRead }: Reporter,
  uris: readonly string[],
  previous: ReadonlyMap<string, string>,
): AsyncGenerator<WorkspaceDocumentDiagnosticReport> {
  const kind = DocumentDiagnosticReportKind.Unchanged;
  let isSlow = false;
  let read = 0;
  for (const [index, uri] of uris.entries()) {
    await workspace.scheduler.turn();
    const resultId = previous.get(canonicalUri(uri));
    if (resultId !== undefined && isUnchanged(uri, resultId)) {
      yield { kind, resultId, uri, version: null };
      continue;
    }
    if (read++ % ahead === 0) readAhead(workspace, uris.slice(index, index + ahead));
    const wait: number = isSlow ? 0 : patience;
    const isRead: boolean = await workspace.settled(() => isKnown(workspace, uri), wait);
    isSlow ||= !isRead;
    if (!isRead) continue;
    await whenRead(uri);
    const report = await workspace.settled(() => reportOf(uri, resultId, "workspace"), wait);
    yield { ...report, uri, version: workspace.snapshotOf(uri)?.version ?? null };
  }
}

function readAhead(workspace: Workspace, uris: readonly string[]): void {
  for (const uri of uris) isKnown(workspace, uri);
}

/** Whether the text of a file is known, or that there is none. */
function isKnown({ files, snapshotOf }: Workspace, uri: string): boolean {
  if (snapshotOf(uri)) return true;
  const { reads } = files.store.record(() => files.read(uri, "yaml"));
  return reads.missing.size === 0;
}
