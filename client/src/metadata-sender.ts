import type { Uri } from "vscode";
import { type EnteredMetadataParams, enteredMetadataRequest } from "#protocol";
import type { LanguageServer } from "./language-client.ts";
import { latestWins } from "./latest-wins.ts";
import type { FromPage } from "./preview-messages.ts";

type ByPipeline = EnteredMetadataParams["metadata"];

/** Sends the server what one preview has read from entered metadata. It is kept in memory only, and only while the preview shows the file. */
export class MetadataSender {
  readonly #server: LanguageServer;
  /** The metadata by file. */
  readonly #known = new Map<string, ByPipeline>();
  /** The files whose latest metadata the server does not have. */
  readonly #due = new Set<string>();
  readonly #send: () => void;

  constructor(server: LanguageServer) {
    this.#server = server;
    this.#send = latestWins(() => this.#sendDue());
  }

  /** Takes what was read for one pipeline. */
  send({ uri, pipeline, metadata }: Extract<FromPage, { kind: "read" }>): void {
    const before = this.#known.get(uri);
    if (before === undefined && Object.keys(metadata).length === 0) return;
    this.#known.set(uri, { ...before, [pipeline]: metadata });
    this.#queue(uri);
  }

  /** Forgets all but one file, or all. */
  keepOnly(kept: Uri | undefined): void {
    for (const uri of [...this.#known.keys()]) {
      if (uri === kept?.toString()) continue;
      this.#known.delete(uri);
      this.#queue(uri);
    }
  }

  /** Sends everything again, to a server that has just started and has nothing yet. */
  repeat(): void {
    for (const uri of this.#known.keys()) this.#queue(uri);
  }

  #queue(uri: string): void {
    this.#due.add(uri);
    this.#send();
  }

  async #sendDue(): Promise<void> {
    const due = [...this.#due];
    this.#due.clear();
    for (const uri of due) {
      const params: EnteredMetadataParams = { uri, metadata: this.#known.get(uri) ?? {} };
      // A server that is not running gets everything when it starts.
      await this.#server.request(enteredMetadataRequest, params).catch(() => undefined);
    }
  }
}
