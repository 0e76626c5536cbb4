import { type ExtensionContext, type LogOutputChannel, window } from "vscode";
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  TransportKind,
} from "vscode-languageclient/node";
import { crashLimit, isTooOften, withCrash } from "./crash-limit.ts";
import { reasonOf } from "./reason.ts";

/** The language server as the rest of the extension sees it. */
export interface LanguageServer {
  /** Rejects, with a reason that can be shown, when the server does not run or ends meanwhile. */
  request<Result>(method: string, params: object): Promise<Result>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the language server; `running` hears of every start. */
export function startLanguageServer(
  context: ExtensionContext,
  running: () => void,
): LanguageServer {
  return new WatchedServer(context.asAbsolutePath("out/server/main.js"), running);
}

/** What is off while the server does not run. */
const loss = "so completion, diagnostics and previews are off";

/**
 * A server that is started again when it ends by itself, until it does so too often; the user is told each time.
 * Each start has a client of its own, so that nothing of one that ended is left.
 */
class WatchedServer implements LanguageServer {
  readonly #module: string;
  readonly #running: () => void;
  readonly #log: LogOutputChannel;
  #client: Promise<LanguageClient>;
  #crashes: readonly number[] = [];

  constructor(module: string, running: () => void) {
    this.#module = module;
    this.#running = running;
    this.#log = window.createOutputChannel("Valohai YAML", { log: true });
    this.#client = this.#start();
  }

  async request<Result>(method: string, params: object): Promise<Result> {
    const client = await this.#client.catch(() => {
      throw new Error("The language server does not run");
    });
    return client.sendRequest<Result>(method, params).catch((error: unknown) => {
      throw client.isRunning() ? error : new Error("The language server has ended");
    });
  }

  async restart(): Promise<void> {
    this.#crashes = [];
    this.#client = ended(this.#client).then(() => this.#start());
    await this.#client.catch(() => undefined);
  }

  async stop(): Promise<void> {
    await ended(this.#client);
    this.#log.dispose();
  }

  #start(): Promise<LanguageClient> {
    const starting = launch(this.#module, this.#log, (client) => this.#crashed(client));
    starting.then(this.#running, (error: unknown) => {
      void this.#tellFailure(
        `The Valohai language server cannot start, ${loss}: ${reasonOf(error)}`,
      );
    });
    return starting;
  }

  #crashed(client: LanguageClient): void {
    this.#crashes = withCrash(this.#crashes, Date.now());
    const over = new Promise(setImmediate).then(() => ended(client));
    if (isTooOften(this.#crashes)) {
      this.#client = over.then(() => Promise.reject(new Error("it ends too often")));
      this.#client.catch(() => undefined);
      const often = `${crashLimit.count} times within ${crashLimit.within / 60_000} minutes`;
      void this.#tellFailure(`The Valohai language server ended ${often}, ${loss}`);
      return;
    }
    this.#client = over.then(() => this.#start());
    this.#client.then(
      () => this.#tellRestart(),
      () => undefined,
    );
  }

  async #tellRestart(): Promise<void> {
    const message = "The Valohai language server ended unexpectedly and has been started again";
    if ((await window.showWarningMessage(message, "Show Log")) !== undefined) this.#log.show();
  }

  async #tellFailure(message: string): Promise<void> {
    const choice = await window.showErrorMessage(message, "Start Again", "Show Log");
    if (choice === "Start Again") await this.restart();
    if (choice === "Show Log") this.#log.show();
  }
}

/** Starts a server with a client for it; `crashed` hears, at once, when it ends by itself later. */
async function launch(
  module: string,
  log: LogOutputChannel,
  crashed: (client: LanguageClient) => void,
): Promise<LanguageClient> {
  let state: "starting" | "started" | "ended" = "starting";
  const server = { module, transport: TransportKind.stdio };
  const client = new QuietClient("valohai", "Valohai YAML", server, {
    documentSelector: [{ language: "valohai-yaml" }],
    outputChannel: log,
    initializationFailedHandler: () => false,
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed() {
        if (state === "started") crashed(client);
        state = "ended";
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    },
  });
  await client.start().catch((error: unknown) => {
    throw state === "ended" ? new Error("it ended before it answered") : error;
  });
  state = "started";
  return client;
}

/** Leaves it to us to tell how the server starts and ends. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown, show: boolean | "force" = true): void {
    super.error(message, data, show === "force" ? false : show);
  }
}

/** Resolves when a client has ended, in whatever state it was. */
async function ended(client: LanguageClient | Promise<LanguageClient>): Promise<void> {
  await Promise.resolve(client)
    .then((it) => it.dispose())
    .catch(() => undefined);
}
