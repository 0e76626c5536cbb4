import { type ExtensionContext, type OutputChannel, window } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";

/** The language server as the rest of the extension sees it. */
export interface LanguageServer {
  request<Result>(method: string, params: object): Promise<Result>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the language server; rejects, after telling the user, when it cannot start. */
export async function startLanguageServer(context: ExtensionContext): Promise<LanguageServer> {
  const log = window.createOutputChannel("Valohai YAML", { log: true });
  const module = context.asAbsolutePath("out/server/main.js");
  const server = { module, transport: TransportKind.stdio };
  const client = new LanguageClient("valohai", "Valohai YAML", server, {
    documentSelector: [{ language: "valohai-yaml" }],
    outputChannel: log,
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
