/** Why a file is not read: until the user edits it, or until the user says so. */
type Reason = "until edited" | "until asked";

/**
 * The files that the server did not finish reading. They are not sent to it again automatically: the first time not
 * before an edit, from the second time on not before the user asks for it.
 */
export class UnreadFiles {
  readonly #reasons = new Map<string, Reason>();
  /** All that have ever been left out. */
  readonly #known = new Set<string>();

  /** Leaves a file out. */
  add(uri: string): void {
    this.#reasons.set(uri, this.#known.has(uri) ? "until asked" : "until edited");
    this.#known.add(uri);
  }

  has(uri: string): boolean {
    return this.#reasons.has(uri);
  }

  all(): readonly string[] {
    return [...this.#reasons.keys()];
  }

  /** The user has edited a file: answers whether it is read from now on. */
  edited(uri: string): boolean {
    if (this.#reasons.get(uri) === "until asked") return false;
    this.#reasons.delete(uri);
    return true;
  }

  /** The user has closed a file, which is read when it is opened again. */
  closed(uri: string): void {
    this.#reasons.delete(uri);
  }

  /** The user wants every file read. */
  clear(): void {
    this.#reasons.clear();
    this.#known.clear();
  }

  /** The note at the file's first line that says it is not read; undefined for files that are read. */
  noteFor(uri: string): string | undefined {
    const reason = this.#reasons.get(uri);
    if (reason === undefined) return undefined;
    const end =
      reason === "until edited" ? "edit the file" : 'run "Valohai: Restart Language Server"';
    return `The language server did not finish reading this file, so it is left out; ${end} to have it read again`;
  }
}
