import type { Connection } from "vscode-languageserver";
import { runCounts } from "#core/document/run-counts.ts";
import { shownProblems } from "#core/features/diagnostics/diagnose.ts";
import type { Severity } from "#core/features/diagnostics/rule.ts";
import { executionsOf, overviewOf } from "#core/features/navigation/overview.ts";
import { canonicalUri, pathBetween } from "../files/uris.ts";
import { type OverviewFile, type OverviewParams, overviewRequest } from "../project-protocol.ts";
import type { Snapshot } from "./documents.ts";
import type { EnteredStore } from "./entered-metadata.ts";
import { createFileSnapshots } from "./file-snapshots.ts";
import type { Workspace } from "./workspace.ts";

/** Answers what is in the Valohai files of the workspace. */
export function answerOverview(
  connection: Connection,
  workspace: Workspace,
  entered: EnteredStore,
): void {
  const snapshots = createFileSnapshots(workspace);
  /** Where the files do not answer in time, those that are known. */
  const listed = (isNow: boolean): Promise<readonly Snapshot[]> =>
    isNow ? snapshots.allNow(workspace.fresh()).catch(() => snapshots.all()) : snapshots.all();
  connection.onRequest(
    overviewRequest,
    async ({ uri, isNow = false }: OverviewParams): Promise<readonly OverviewFile[]> => {
      const files: OverviewFile[] = [];
      const open = uri === undefined ? undefined : workspace.snapshotOf(uri);
      for (const snapshot of open ? [open] : await listed(isNow)) {
        await workspace.scheduler.turn();
        files.push(await workspace.settled(() => fileOverview(workspace, snapshot, entered)));
      }
      return files;
    },
  );
}

function fileOverview(
  workspace: Workspace,
  { text, document }: Snapshot,
  entered: EnteredStore,
): OverviewFile {
  const { uri } = text;
  const { code, policy, isLeftOut } = workspace.contextOf(uri);
  const problems = isLeftOut ? [] : shownProblems(document, policy, code);
  const countOf = (severity: Severity) => problems.filter((it) => it.severity === severity).length;
  const folder = workspace.files.folderOf(uri);
  const counts = runCounts(document, entered.of(uri));
  const executions = executionsOf(document, counts);
  return {
    uri,
    path: folder === undefined ? uri : pathBetween(folder, canonicalUri(uri)),
    entries: overviewOf(document, counts, code),
    errors: countOf("error"),
    warnings: countOf("warning"),
    ...(executions !== undefined && executions > 0n && { executions: String(executions) }),
  };
}
