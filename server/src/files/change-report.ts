/** How long changes are collected before they are reported, in milliseconds. */
const burst = 20;

/** How long after a report the next one comes at the earliest, in milliseconds. */
const interval = 250;

/** Reports changes to listeners, once for each burst of them. */
export class ChangeReport {
  readonly #listeners = new Set<() => unknown>();
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** In milliseconds. */
  #last = 0;

  /** Listens from now on. */
  add(listener: () => unknown): void {
    this.#listeners.add(listener);
  }

  /** Something has changed. */
  changed(): void {
    if (this.#listeners.size === 0) return;
    this.#waiting ??= setTimeout(() => this.#send(), this.#delay());
  }

  #delay(): number {
    return Math.max(burst, this.#last + interval - Date.now());
  }

  #send(): void {
    this.#waiting = undefined;
    this.#last = Date.now();
    for (const listener of this.#listeners) listener();
  }
}
