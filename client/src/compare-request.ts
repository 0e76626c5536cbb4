import type { Uri } from "vscode";
import {
  type CompareBaseParams,
  type ComparisonParams,
  type ComparisonResult,
  compareBaseRequest,
  comparisonRequest,
} from "#compare-protocol";
import type { LanguageServer } from "./language-client.ts";

/** A text that files are compared with, under the name by which the server knows it. */
export interface BaseText {
  readonly base: string;
  readonly text: string;
}

/** Asks the server for comparisons; each text is sent once, and again when it changes. */
export class Comparer {
  readonly #server: LanguageServer;
  readonly #sent = new Map<string, string>();

  constructor(server: LanguageServer) {
    this.#server = server;
  }

  /** How an open file differs from a text; undefined where the server does not know the file. */
  async compare(
    uri: Uri,
    { base, text }: BaseText,
    pipeline?: string,
  ): Promise<ComparisonResult | undefined> {
    if (this.#sent.get(base) !== text) {
      await this.#send({ base, text });
      this.#sent.set(base, text);
    }
    const params: ComparisonParams = { uri: uri.toString(), base, ...(pipeline && { pipeline }) };
    return (
      (await this.#server.request<ComparisonResult | null>(comparisonRequest, params)) ?? undefined
    );
  }

  /** Forgets a text here and in the server. */
  async forget(base: string): Promise<void> {
    if (this.#sent.delete(base)) await this.#send({ base, text: null });
  }

  /** Sends everything again, to a server that has just started. */
  repeat(): void {
    this.#sent.clear();
  }

  async #send(params: CompareBaseParams): Promise<void> {
    await this.#server.request(compareBaseRequest, params);
  }
}
