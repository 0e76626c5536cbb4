import { FileType, l10n, Uri, window, workspace } from "vscode";
import { localFiles } from "#local-files";
import { byteLimits, tooLarge } from "../../server/src/files/unread.ts";
import { nameOfUri } from "../../server/src/files/uris.ts";
import type { FileState } from "./preview-messages.ts";
import { readBytes } from "./read-metadata-bytes.ts";
import type { Reading } from "./reading.ts";
import { reasonOf } from "./reason.ts";

/** Reads files of metadata, each in pieces, without stopping the editor. */
export class MetadataFiles {
  readonly #states = new Map<string, FileState>();
  readonly #reading = new Map<string, AbortController>();
  readonly #changed: (uri: string, state: FileState) => void;

  constructor(changed: (uri: string, state: FileState) => void) {
    this.#changed = changed;
  }

  /** Whether a file is one that a person has chosen to be read. */
  knows(uri: string): boolean {
    return this.#states.has(uri);
  }

  /** What is known of these files; those that are not yet known begin to be read. */
  statesOf(uris: readonly string[]): { readonly [uri: string]: FileState } {
    for (const uri of uris) if (!this.#states.has(uri)) void this.read(uri);
    return Object.fromEntries(
      uris.flatMap((uri) => {
        const state = this.#states.get(uri);
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
    const report = (state: FileState): void => {
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
    const state = await readAt(Uri.parse(uri), reading).catch((error: unknown): FileState => {
      const message = stopper.signal.aborted
        ? l10n.t("The reading was cancelled")
        : reasonOf(error);
      return { kind: "failed", name, message };
    });
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

/** A file that is not on this machine is read as a whole. */
async function readAt(uri: Uri, reading: Reading): Promise<FileState> {
  if (localFiles && uri.scheme === "file") return localFiles.readMetadata(uri.fsPath, reading);
  const { size, type } = await workspace.fs.stat(uri);
  if ((type & FileType.File) === 0) throw new Error(l10n.t("This is not a file"));
  if (size > byteLimits.metadata)
    throw new Error(l10n.t("The file {0}", tooLarge(byteLimits.metadata).message));
  const bytes = await workspace.fs.readFile(uri);
  return readBytes(bytes, reading.name);
}

const filters = {
  [l10n.t("Logs and Data")]: ["log", "txt", "json", "jsonl", "ndjson", "csv", "tsv", "gz"],
  [l10n.t("All Files")]: ["*"],
};

/** The file that a person chooses to read metadata from; undefined where they choose none. */
export async function pickMetadataFile(): Promise<Uri | undefined> {
  const title = l10n.t("Read Metadata");
  const [chosen] = (await window.showOpenDialog({ title, filters })) ?? [];
  return chosen;
}
