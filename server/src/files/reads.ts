import type { Slot } from "./slot.ts";

/** What a computation has asked, and how old answers to it may be. */
export interface Recorder {
  readonly reads: Reads;
  readonly since: number;
}

/** What a computation has asked of a store: the answers that it was given, and those that were not known. */
export class Reads {
  /** The version of each answer that was given. */
  readonly seen = new Map<Slot, number>();
  readonly missing = new Set<Slot>();
  /** Those that were given and are being checked, because something may have changed. */
  readonly renewed = new Set<Slot>();
  /** The newest version for which all answers were found to be the same. */
  checked = -1;

  add(slot: Slot, isKnown: boolean): void {
    if (!isKnown) this.missing.add(slot);
    this.#see(slot, slot.version);
  }

  /** Adds all that another computation has asked, as a part of this one. */
  addAll(part: Reads): void {
    for (const slot of part.missing) this.missing.add(slot);
    for (const [slot, version] of part.seen) this.#see(slot, version);
  }

  /** Whether every answer is still the one that was given; `newest` is the highest version in the store. */
  areCurrent(newest: number): boolean {
    if (this.checked === newest) return true;
    for (const [slot, version] of this.seen) if (slot.version !== version) return false;
    this.checked = newest;
    return true;
  }

  /** The first answer counts: if a later one differs, something has changed in between. */
  #see(slot: Slot, version: number): void {
    if (!this.seen.has(slot)) this.seen.set(slot, version);
  }
}
