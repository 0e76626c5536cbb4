import type { Connection } from "vscode-languageserver";
import type { Client } from "../client-capabilities.ts";
import type { Workspace } from "../workspace.ts";
import { patienceWith } from "./patience.ts";
import { createReporter } from "./report.ts";
import { answerWorkspacePulls } from "./workspace-pull.ts";

/** How long the first diagnostics of a text wait for files, in milliseconds: a client that cannot be asked to pull again gets no others. */
const firstPatience = { canRefresh: 100, other: 5_000 };

/** Answers clients that ask for diagnostics, for one document and for the whole workspace; `pulled` is called each time. */
export function answerPulls(
  connection: Connection,
  workspace: Workspace,
  { supportsDiagnosticRefresh }: Client,
  pulled: () => void,
): void {
  const reporter = createReporter(workspace);
  const patienceFor = patienceWith(
    supportsDiagnosticRefresh ? firstPatience.canRefresh : firstPatience.other,
  );
  connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }) => {
    pulled();
    const text = workspace.textOf(uri);
    return workspace.settled(
      () => reporter.reportOf(uri, previousResultId),
      text && patienceFor(text),
    );
  });
  answerWorkspacePulls(connection, workspace, reporter, pulled);
}
