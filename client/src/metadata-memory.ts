import type { Memento, Uri } from "vscode";
import { isRecord } from "./preview-messages.ts";

/** Texts by pipeline and source node (`metadataKey`). */
export type MetadataTexts = { readonly [key: string]: string };

/** Longer texts are remembered while the window is open, but not written to the workspace's storage. */
const longestStored = 500_000;

const storageKey = "valohai.preview.metadata";

/** What people typed as metadata, by file, over the life of the workspace. */
export class MetadataMemory {
  readonly #storage: Memento;
  readonly #files = new Map<string, Map<string, string>>();
  #writing: Promise<void> | undefined;
  #changed = false;

  constructor(storage: Memento) {
    this.#storage = storage;
    const stored: unknown = storage.get(storageKey);
    if (!isRecord(stored)) return;
    for (const [file, texts] of Object.entries(stored)) {
      if (isRecord(texts)) this.#files.set(file, new Map(textEntries(texts)));
    }
  }

  textsOf(uri: Uri): MetadataTexts {
    return Object.fromEntries(this.#files.get(uri.toString()) ?? []);
  }

  remember(uri: Uri, key: string, text: string): void {
    const file = uri.toString();
    const texts = this.#files.get(file) ?? new Map<string, string>();
    if (text === "") texts.delete(key);
    else texts.set(key, text);
    this.#files.set(file, texts);
    this.#changed = true;
    this.#writing ??= this.#write();
  }

  /** Resolves when everything remembered so far is stored. */
  async flush(): Promise<void> {
    await this.#writing;
  }

  async #write(): Promise<void> {
    while (this.#changed) {
      this.#changed = false;
      await this.#storage.update(storageKey, storable(this.#files));
    }
    this.#writing = undefined;
  }
}

function storable(files: ReadonlyMap<string, ReadonlyMap<string, string>>): {
  [file: string]: MetadataTexts;
} {
  const result: { [file: string]: MetadataTexts } = {};
  for (const [file, texts] of files) {
    const short = [...texts].filter(([, text]) => text.length <= longestStored);
    if (short.length > 0) result[file] = Object.fromEntries(short);
  }
  return result;
}

function textEntries(texts: { readonly [key: string]: unknown }): [string, string][] {
  return Object.entries(texts).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
}
