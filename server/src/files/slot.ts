import type { FileText, FolderEntries, FoundPlace, Place } from "./file-system.ts";
import { Unread } from "./unread.ts";

/** What can be found at a place. */
export type Found = FileText | FolderEntries | FoundPlace | Made;

/** What was made of texts in the background. */
export interface Made {
  readonly made: unknown;
}

/** One question about a place, with the last answer. */
export class Slot {
  readonly place: Place;
  readonly load: (knownStamp: string | undefined) => Promise<Found | "unchanged">;
  value: Found | Unread | undefined;
  /** Grows with each change of the answer, over all slots of a store; 0 until there is an answer. */
  version = 0;
  /** When the answer was last asked for, as a count of such moments; 0 before. */
  checked = 0;
  /** The same in milliseconds. */
  time = 0;
  /** Whether it is known that the answer may have changed since. */
  isStale = true;
  loading: Promise<void> | undefined;
  /** The text that counts for whatever was made from it: that of the last change, or else the first that was asked for. */
  given: { readonly text: string | undefined } | undefined;

  constructor(place: Place, load: Slot["load"]) {
    this.place = place;
    this.load = load;
  }

  /** The stamp of what was found, if it has one. */
  get stamp(): string | undefined {
    const { value } = this;
    return value !== undefined && "stamp" in value ? value.stamp : undefined;
  }
}

/** Whether two answers say the same; stamps do not count. */
export function isSameAnswer(a: Found | Unread, b: Found | Unread): boolean {
  if (a instanceof Unread || b instanceof Unread) {
    return a instanceof Unread && b instanceof Unread && a.message === b.message;
  }
  if ("text" in a) return "text" in b && a.text === b.text;
  if ("made" in a) return "made" in b && a.made === b.made;
  if ("kinds" in a) return "kinds" in b && a.isWhole === b.isWhole && isSameMap(a.kinds, b.kinds);
  return "real" in b && a.kind === b.kind && a.real === b.real && a.isInside === b.isInside;
}

function isSameMap<K, V>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}

/** The text that was found. */
export function textIn(value: Found | Unread | undefined): string | undefined {
  return value !== undefined && "text" in value ? value.text : undefined;
}

/** Whether a list of a folder has no entry of this name: an editor can have a file open that is not saved yet. */
export function lacks({ value }: Slot, name: string): boolean {
  return value !== undefined && "kinds" in value && !value.kinds.has(name);
}
