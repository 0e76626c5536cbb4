import { l10n, Uri } from "vscode";
import { nameOfUri } from "../../server/src/files/uris.ts";
import type { FileReading } from "./file-reading.ts";
import type { UnreadState } from "./file-states.ts";
import { reasonOf } from "./reason.ts";

/** Reads files that people have chosen, each in pieces, without stopping the editor. */
export class ChosenFiles<State> {
  readonly #states = new Map<string, State | UnreadState>();
  readonly #reading = new Map<string, AbortController>();
  readonly #readAt: (uri: Uri, reading: FileReading) => Promise<State | UnreadState>;
  readonly #changed: (uri: string, state: State | UnreadState) => void;

  constructor(
    readAt: (uri: Uri, reading: FileReading) => Promise<State | UnreadState>,
    changed: (uri: string, state: State | UnreadState) => void,
  ) {
    this.#readAt = readAt;
    this.#changed = changed;
  }

  /** Whether a file is one that a person has chosen to be read. */
  knows(uri: string): boolean {
    return this.#states.has(uri);
  }

  /** What is known of a file; if nothing is, it begins to be read. */
  stateOf(uri: string): State | UnreadState | undefined {
    if (!this.#states.has(uri)) void this.read(uri);
    return this.#states.get(uri);
  }

  /** What is known of these files; those that are not yet known begin to be read. */
  statesOf(uris: readonly string[]): { readonly [uri: string]: State | UnreadState } {
    return Object.fromEntries(
      uris.flatMap((uri) => {
        const state = this.stateOf(uri);
        return state === undefined ? [] : [[uri, state]];
      }),
    );
  }

  /** Reads a file, again if it has been read before. */
  async read(uri: string): Promise<void> {
    this.stop(uri);
    const stopper = new AbortController();
    this.#reading.set(uri, stopper);
    const name = nameOfUri(uri);
    const report = (state: State | UnreadState): void => {
      if (this.#reading.get(uri) !== stopper) return;
      this.#states.set(uri, state);
      this.#changed(uri, state);
    };
    report({ kind: "reading", name, share: 0 });
    const reading = {
      name,
      signal: stopper.signal,
      progress: (share: number) => report({ kind: "reading", name, share }),
    };
    const state = await this.#readAt(Uri.parse(uri), reading).catch(
      (error: unknown): UnreadState => {
        const message = stopper.signal.aborted ? l10n.t("Reading was cancelled") : reasonOf(error);
        return { kind: "failed", name, message };
      },
    );
    report(state);
    if (this.#reading.get(uri) === stopper) this.#reading.delete(uri);
  }

  stop(uri: string): void {
    this.#reading.get(uri)?.abort();
  }

  dispose(): void {
    for (const stopper of this.#reading.values()) stopper.abort();
    this.#reading.clear();
  }
}
