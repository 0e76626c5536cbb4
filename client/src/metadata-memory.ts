import type { Memento, Uri } from "vscode";
import { isRecord, type MetadataEntry, readEntry } from "./preview-messages.ts";

/** Entries by pipeline and source node (`metadataKey`); sources of earlier runs have keys of their own (`runsKey`). */
export type MetadataEntries = { readonly [key: string]: MetadataEntry };

/** Longer texts are remembered while the window is open, but not written to the workspace's storage. */
const longestStored = 500_000;

const storageKey = "valohai.preview.metadata";

/** What people entered as metadata and as earlier runs, by file, over the life of the workspace. */
export class MetadataMemory {
  readonly #storage: Memento;
  readonly #files = new Map<string, Map<string, MetadataEntry>>();
  #writing: Promise<void> | undefined;
  #changed = false;

  constructor(storage: Memento) {
    this.#storage = storage;
    const stored: unknown = storage.get(storageKey);
    if (!isRecord(stored)) return;
    for (const [file, entries] of Object.entries(stored)) {
      if (isRecord(entries)) this.#files.set(file, new Map(knownEntries(entries)));
    }
  }

  entriesOf(uri: Uri): MetadataEntries {
    return Object.fromEntries(this.#files.get(uri.toString()) ?? []);
  }

  remember(uri: Uri, key: string, entry: MetadataEntry): void {
    const file = uri.toString();
    const entries = this.#files.get(file) ?? new Map<string, MetadataEntry>();
    if (entry.text === "" && entry.file === undefined) entries.delete(key);
    else entries.set(key, entry);
    this.#files.set(file, entries);
    this.#changed = true;
    this.#writing ??= this.#write();
  }

  async #write(): Promise<void> {
    while (this.#changed) {
      this.#changed = false;
      await this.#storage.update(storageKey, storable(this.#files));
    }
    this.#writing = undefined;
  }
}

function storable(files: ReadonlyMap<string, ReadonlyMap<string, MetadataEntry>>): {
  [file: string]: MetadataEntries;
} {
  const result: { [file: string]: MetadataEntries } = {};
  for (const [file, entries] of files) {
    const short = [...entries].filter(([, { text }]) => text.length <= longestStored);
    if (short.length > 0) result[file] = Object.fromEntries(short);
  }
  return result;
}

function knownEntries(stored: { readonly [key: string]: unknown }): [string, MetadataEntry][] {
  return Object.entries(stored).flatMap(([key, value]): [string, MetadataEntry][] => {
    const entry = readEntry(value);
    return entry === undefined ? [] : [[key, entry]];
  });
}
