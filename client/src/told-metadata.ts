import type { Uri } from "vscode";
import { type EnteredMetadataParams, enteredMetadataRequest } from "#protocol";
import type { LanguageServer } from "./language-client.ts";
import { latestWins } from "./latest-wins.ts";
import type { FromPage } from "./preview-messages.ts";

type ByPipeline = EnteredMetadataParams["metadata"];

/** What one preview has read from entered metadata and sends to the server: in memory only, and only while the preview shows the file. */
export class ToldMetadata {
  readonly #server: LanguageServer;
  /** By file. */
  readonly #known = new Map<string, ByPipeline>();
  /** The files of which the server does not know the latest. */
  readonly #due = new Set<string>();
  readonly #send: () => void;

  constructor(server: LanguageServer) {
    this.#server = server;
    this.#send = latestWins(() => this.#sendDue());
  }

  /** What was read for one pipeline. */
  tell({ uri, pipeline, metadata }: Extract<FromPage, { kind: "read" }>): void {
    const before = this.#known.get(uri);
    if (before === undefined && Object.keys(metadata).length === 0) return;
    this.#known.set(uri, { ...before, [pipeline]: metadata });
    this.#tellOf(uri);
  }

  /** Forgets all but one file, or all. */
  keepOnly(kept: Uri | undefined): void {
    for (const uri of [...this.#known.keys()]) {
      if (uri === kept?.toString()) continue;
      this.#known.delete(uri);
      this.#tellOf(uri);
    }
  }

  /** Tells it all again: a server that has been started knows nothing of it. */
  repeat(): void {
    for (const uri of this.#known.keys()) this.#tellOf(uri);
  }

  #tellOf(uri: string): void {
    this.#due.add(uri);
    this.#send();
  }

  async #sendDue(): Promise<void> {
    const due = [...this.#due];
    this.#due.clear();
    for (const uri of due) {
      const params: EnteredMetadataParams = { uri, metadata: this.#known.get(uri) ?? {} };
      // A server that does not run is told when it does.
      await this.#server.request(enteredMetadataRequest, params).catch(() => undefined);
    }
  }
}
