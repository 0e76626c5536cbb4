import type { Connection } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { firstTime } from "#core/base/first-time.ts";
import type { Client } from "../client-capabilities.ts";
import { readForDiagnostics } from "../read-steps.ts";
import { isLintConfig } from "../text-kind.ts";
import type { Workspace } from "../workspace.ts";
import { patienceWith } from "./patience.ts";
import { createReporter } from "./report.ts";
import { answerWorkspacePulls } from "./workspace-pull.ts";

/** How long the first diagnostics of a text wait for files, in milliseconds: a client that cannot be asked to pull again gets no others. */
const firstPatience = { canRefresh: 100, other: 5_000 };

/** What is called when a client asks for diagnostics, and when it gets those of an open text. */
export interface PullListener {
  pulled(): void;
  diagnosed(uri: string): void;
}

/** Answers clients that ask for diagnostics, for one document and for the whole workspace. */
export function answerPulls(
  connection: Connection,
  workspace: Workspace,
  { supportsDiagnosticRefresh }: Client,
  { pulled, diagnosed }: PullListener,
): void {
  const reporter = createReporter(workspace);
  const isNew = firstTime<TextDocument>();
  const patienceFor = patienceWith(
    supportsDiagnosticRefresh ? firstPatience.canRefresh : firstPatience.other,
  );
  connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }) => {
    pulled();
    const text = workspace.textOf(uri);
    const report = () =>
      workspace.settled(
        () => reporter.reportOf(uri, previousResultId, "document"),
        text && patienceFor(text),
      );
    const isFirst = text !== undefined && isNew(text);
    const answer = isFirst ? stepsRead(workspace, uri, patienceFor(text)).then(report) : report();
    if (answer instanceof Promise) return answer.finally(() => diagnosed(uri));
    diagnosed(uri);
    return answer;
  });
  answerWorkspacePulls(connection, workspace, reporter, pulled);
}

/** Resolves when the steps of a text are read, or those that could be read within a time, in milliseconds; of a config, when the names that it may use are known. */
async function stepsRead(workspace: Workspace, uri: string, patience: number): Promise<void> {
  if (isLintConfig(uri)) return workspace.configNames.known(uri, patience);
  const snapshot = workspace.snapshotOf(uri);
  try {
    if (snapshot) await readForDiagnostics(workspace, snapshot, Date.now() + patience);
  } catch {
    // The same fails when the diagnostics are reported.
  }
}
