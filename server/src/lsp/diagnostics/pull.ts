import type { Connection } from "vscode-languageserver";
import type { Client } from "../client-capabilities.ts";
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
  const patienceFor = patienceWith(
    supportsDiagnosticRefresh ? firstPatience.canRefresh : firstPatience.other,
  );
  connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }) => {
    pulled();
    const text = workspace.textOf(uri);
    const answer = workspace.settled(
      () => reporter.reportOf(uri, previousResultId),
      text && patienceFor(text),
    );
    if (answer instanceof Promise) return answer.finally(() => diagnosed(uri));
    diagnosed(uri);
    return answer;
  });
  answerWorkspacePulls(connection, workspace, reporter, pulled);
}
