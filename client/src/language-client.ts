import { type ExtensionContext, type OutputChannel, window } from "vscode";
import { LanguageClient, State, TransportKind } from "vscode-languageclient/node";

/** The language server as the rest of the extension sees it. */
export interface LanguageServer {
  request<Result>(method: string, params: object): Promise<Result>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the language server; rejects, after telling the user, when it cannot start.
 * When it ends by itself the client says so and starts it again, a few times; `running` hears of every start.
 */
export async function startLanguageServer(
  context: ExtensionContext,
  running: () => void,
): Promise<LanguageServer> {
  const log = window.createOutputChannel("Valohai YAML", { log: true });
  const module = context.asAbsolutePath("out/server/main.js");
  const server = { module, transport: TransportKind.stdio };
  const client = new LanguageClient("valohai", "Valohai YAML", server, {
    documentSelector: [{ language: "valohai-yaml" }],
    outputChannel: log,
  });
  const listening = client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) running();
  });
  try {
    await client.start();
  } catch (error) {
    void reportFailure(error, log);
    throw error;
  }
  return {
    request: (method, params) => client.sendRequest(method, params),
    restart: () => client.restart(),
    async stop() {
      listening.dispose();
      await client.dispose();
      log.dispose();
    },
  };
}

async function reportFailure(error: unknown, log: OutputChannel): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  const choice = await window.showErrorMessage(
    `The Valohai language server cannot start, so completion, diagnostics and previews are off: ${reason}`,
    "Show Log",
  );
  if (choice === "Show Log") log.show();
}
