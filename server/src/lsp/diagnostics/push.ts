import type { Connection, Diagnostic } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { firstTime } from "#core/base/first-time.ts";
import { lintConfigDiagnostics } from "../lint-config.ts";
import { readForDiagnostics } from "../read-steps.ts";
import type { Workspace } from "../workspace.ts";
import { patienceWith } from "./patience.ts";
import { diagnosticsOf } from "./problems.ts";

/** Sends diagnostics once all waiting messages are read: at once after a pause, and once for a burst of changes. */
export interface Publisher {
  /** To be called for any open text: one that is not checked has no diagnostics. */
  schedule(uri: string): void;
  /** Takes back what was sent for a text. */
  clear(uri: string): void;
  /** Sends nothing from now on and takes back what was sent: the client asks for diagnostics itself. */
  end(): void;
}

/** What a publisher sends by. */
interface Sending extends Pick<Connection, "sendDiagnostics"> {
  readonly console: Pick<Connection["console"], "error">;
}

/** What a publisher uses. */
type PublisherNeeds = Pick<
  Workspace,
  | "codeFor"
  | "configNames"
  | "contextForClient"
  | "contextOf"
  | "lintConfigOf"
  | "scheduler"
  | "settled"
  | "snapshotOf"
  | "whenRead"
>;

/** A publisher that asks for the latest snapshot when it sends; `diagnosed` is called for each text of which it has sent diagnostics. */
export function createPublisher(
  connection: Sending,
  workspace: PublisherNeeds,
  diagnosed: (uri: string) => void,
): Publisher {
  const waiting = new Set<string>();
  const patienceFor = patienceWith(firstPatience);
  const isNew = firstTime<TextDocument>();
  const sender = createSender(connection, workspace, diagnosed);
  const { publish, publishConfig } = sender;
  let hasEnded = false;
  const send = (uri: string) => {
    if (!waiting.has(uri)) return;
    const reading = workspace.whenRead(uri);
    if (reading) return void reading.finally(() => sendSafely(uri));
    waiting.delete(uri);
    const snapshot = workspace.snapshotOf(uri);
    if (!snapshot) return publishConfig(uri, workspace.lintConfigOf(uri));
    if (isNew(snapshot.text)) return wait(uri, patienceFor(snapshot.text));
    const context = workspace.contextForClient(uri);
    const diagnostics = diagnosticsOf(snapshot, context);
    const patience = context.missing.size > 0 ? patienceFor(snapshot.text) : 0;
    if (patience > 0) return wait(uri, patience);
    publish(uri, snapshot.version, diagnostics);
  };
  const wait = (uri: string, patience: number) => {
    waiting.add(uri);
    void filesKnown(workspace, uri, patience).then(() => sendSafely(uri));
  };
  const sendSafely = safely(send, (uri, error) => {
    waiting.delete(uri);
    connection.console.error(`The diagnostics of ${uri} cannot be computed: ${stackOf(error)}`);
  });
  return {
    schedule(uri) {
      if (hasEnded || waiting.has(uri)) return;
      waiting.add(uri);
      workspace.scheduler.defer(() => sendSafely(uri));
    },
    clear(uri) {
      waiting.delete(uri);
      sender.clear(uri);
    },
    end() {
      hasEnded = true;
      waiting.clear();
      sender.clearAll();
    },
  };
}

/** Sends diagnostics, and takes back only those that were sent. */
function createSender(
  connection: Pick<Connection, "sendDiagnostics">,
  { configNames }: Pick<PublisherNeeds, "configNames">,
  diagnosed: (uri: string) => void,
) {
  const published = new Set<string>();
  const publish = (uri: string, version: number, diagnostics: Diagnostic[]) => {
    published.add(uri);
    void connection.sendDiagnostics({ uri, version, diagnostics });
    diagnosed(uri);
  };
  const clear = (uri: string) => {
    if (published.delete(uri)) void connection.sendDiagnostics({ uri, diagnostics: [] });
  };
  const clearAll = () => {
    for (const uri of published) clear(uri);
  };
  const publishConfig = (uri: string, config: TextDocument | undefined) => {
    if (config) publish(uri, config.version, lintConfigDiagnostics(config, configNames));
    else clear(uri);
  };
  return { publish, publishConfig, clear, clearAll };
}

/** The same act, whose errors are handled: a bug of ours must not end the server, since all other requests still work. */
function safely(
  act: (uri: string) => void,
  failed: (uri: string, error: unknown) => void,
): (uri: string) => void {
  return (uri) => {
    try {
      act(uri);
    } catch (error) {
      failed(uri, error);
    }
  };
}

/** What the log says about an error. */
function stackOf(error: unknown): string {
  return (error instanceof Error && error.stack) || String(error);
}

/** Resolves when what the diagnostics of a text need of files is known, or after some time, in milliseconds. */
async function filesKnown(workspace: PublisherNeeds, uri: string, patience: number): Promise<void> {
  const end = Date.now() + patience;
  const snapshot = workspace.snapshotOf(uri);
  try {
    if (snapshot) await readForDiagnostics(workspace, snapshot, end);
    await workspace.settled(() => {
      const now = workspace.snapshotOf(uri);
      if (now) diagnosticsOf(now, workspace.contextOf(uri));
    }, end - Date.now());
  } catch {
    // The same fails when the diagnostics are sent, and is reported then.
  }
}

/** How long the first diagnostics of a text wait for files, in milliseconds; those that come later are sent again. */
const firstPatience = 100;
