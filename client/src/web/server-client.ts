import { type ExtensionContext, Uri } from "vscode";
import type { LanguageClientOptions } from "vscode-languageclient";
import { LanguageClient } from "vscode-languageclient/browser";
import { saysServerEnded } from "../ended-server.ts";

/** What is used of a worker of a browser; the extension is compiled without the types of pages. */
declare class Worker {
  constructor(address: string);
  terminate(): void;
}

/** A client with the server in a worker; it shows no messages of its own about how that starts and ends: we do. */
export class ServerClient extends LanguageClient {
  readonly #worker: Worker;

  constructor({ extensionUri }: ExtensionContext, options: LanguageClientOptions) {
    const worker = new Worker(Uri.joinPath(extensionUri, "out", "web", "server.js").toString(true));
    super("valohai", "Valohai YAML", worker, options);
    this.#worker = worker;
  }

  override error(message: string, data?: unknown, show: boolean | "force" = true): void {
    super.error(message, data, show === "force" || saysServerEnded(data) ? false : show);
  }

  /** Ends a server that does not answer; a worker does not say that it has ended. */
  kill(closed: () => void): void {
    this.#worker.terminate();
    closed();
  }

  override async dispose(timeout?: number): Promise<void> {
    try {
      await super.dispose(timeout);
    } finally {
      this.#worker.terminate();
    }
  }
}

/** A worker that stands at a breakpoint cannot be told from one that hangs. */
export function isDebugged(): boolean {
  return false;
}
