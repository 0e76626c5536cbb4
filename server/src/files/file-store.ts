import { ChangeReport } from "./change-report.ts";
import type { FileSystem, FileText, FolderEntries, FoundPlace, Place } from "./file-system.ts";
import { Reads, type Recorder } from "./reads.ts";
import { type Found, isSameAnswer, lacks, type Made, Slot, textIn } from "./slot.ts";
import { byteLimits, NotLoaded, type Unread, unread } from "./unread.ts";
import { foldersAround, isAmong, nameOfUri, parentUri } from "./uris.ts";
import { withinTime } from "./within-time.ts";

/** What a store says about a place: what it found, or why nothing is read there; undefined as long as that is not known. */
export type Known<T> = T | Unread | undefined;

export type TextLimit = "script" | "notebook" | "config" | "yaml";

/** What a store uses. */
export interface StoreOptions {
  readonly fileSystem: FileSystem;
  /** The text of a file that is open in an editor, perhaps not yet saved. */
  readonly openText?: (uri: string) => string | undefined;
  /** How long an answer about a URI counts before it is checked again when it is asked for, in milliseconds. */
  readonly lifetime?: (uri: string) => number;
  /** How long at least an answer counts that a kept result was made from, in milliseconds. */
  readonly keptLifetime?: () => number;
}

/** How many entries of a folder are kept; in a folder with more, each name is asked for by itself. */
const maxEntries = 10_000;

/**
 * What is known of files: a question is answered at once, and what is not known is loaded in the background. The store
 * records what a computation asks while it runs, so that it can be run again when an answer has changed.
 */
export class FileStore {
  readonly #slots = new Map<string, Slot>();
  readonly #options: StoreOptions;
  readonly #report = new ChangeReport();
  /** Stands for all answers: it changes when everything is forgotten. */
  readonly #all = new Slot({ uri: "", root: undefined }, () => Promise.resolve("unchanged"));
  #recorders: readonly Recorder[] = [];
  #moment = 0;
  /** The highest version of an answer, for the store alone to change. */
  newest = 0;

  constructor(options: StoreOptions) {
    this.#options = options;
  }

  /** Where the answers come from. */
  get fileSystem(): FileSystem {
    return this.#options.fileSystem;
  }

  /** The text of a file: as it is in the editor where it is open. */
  text(place: Place, limit: TextLimit): Known<Pick<FileText, "text">> {
    const slot = this.#slot(limit, place, (known) =>
      this.#options.fileSystem.read(place, byteLimits[limit], known),
    );
    const text = this.openText(place.uri);
    if (text !== undefined) this.#record(slot, true);
    const known = text === undefined ? this.#answer<FileText>(slot) : { text };
    slot.given ??= { text: text ?? textIn(slot.value) };
    return known;
  }

  /** The text of a file that is open in an editor. */
  openText(uri: string): string | undefined {
    return this.#options.openText?.(uri);
  }

  /** What is in a folder. */
  entries(place: Place): Known<FolderEntries> {
    const search = { limit: maxEntries, keeps: () => true };
    const load = (known?: string) => this.#options.fileSystem.list(place, search, known);
    return this.#answer<FolderEntries>(this.#slot("entries", place, load));
  }

  /** What a URI leads to. */
  find(place: Place): Known<FoundPlace> {
    const load = () => this.#options.fileSystem.find(place);
    return this.#answer<FoundPlace>(this.#slot("find", place, load));
  }

  /** What a slot of the caller holds, which is made in the background: whoever asks depends on it as on a file. */
  made(slot: Slot): Known<Made> {
    return this.#answer<Made>(slot);
  }

  /** A computation that runs depends on what is forgotten only together with everything else. */
  readAll(): void {
    this.#record(this.#all, true);
  }

  /** Whether the computation that runs innermost has asked for something that is not known. */
  isWaiting(): boolean {
    return (this.#recorders.at(-1)?.reads.missing.size ?? 0) > 0;
  }

  /** Runs a computation and records what it asks, in `reads` if given. */
  record<T>(compute: () => T, reads = new Reads()): { readonly value: T; readonly reads: Reads } {
    return { value: this.#recorded(compute, { reads, since: this.#since }), reads };
  }

  /** Counts what was recorded before as asked by the computations that run now. */
  repeat(reads: Reads): void {
    for (const it of this.#recorders) it.reads.addAll(reads);
  }

  /** The same, for what was not known. */
  repeatMissing({ missing }: Reads): void {
    for (const slot of missing) this.#record(slot, this.#isKnown(slot));
  }

  /** Whether a computation that was recorded would get the same answers now. */
  holds(reads: Reads): boolean {
    if (!reads.areCurrent(this.newest)) return false;
    for (const slot of reads.missing) if (this.#isKnown(slot)) return false;
    return true;
  }

  /** Checks in the background whether answers that were recorded some time ago have changed. */
  check(reads: Reads): void {
    const oldest = Date.now() - (this.#options.keptLifetime?.() ?? 0);
    for (const slot of reads.seen.keys()) {
      if (slot.isStale || slot.time <= oldest) this.#checkAge(slot);
    }
  }

  /**
   * The result of a computation once everything that it asks for is known and up to date, or its result without that after
   * a time, in milliseconds.
   */
  settled<T>(compute: () => T, patience: number): T | Promise<T> {
    const { value, reads } = this.record(compute);
    const isSettled = reads.missing.size === 0 && reads.renewed.size === 0;
    if (isSettled || patience <= 0) return value;
    return this.#settle(compute, reads, Date.now() + patience);
  }

  /** A moment for `complete`: answers that were asked for before do not count. */
  now(): number {
    return ++this.#moment;
  }

  /**
   * The result of a computation that gets only answers asked for after a moment. Rejects with `NotLoaded` after some
   * time, in milliseconds.
   */
  async complete<T>(compute: () => T, patience: number, since = this.now()): Promise<T> {
    const end = Date.now() + patience;
    for (;;) {
      const reads = new Reads();
      const value = this.#recorded(compute, { reads, since });
      if (reads.missing.size === 0) return value;
      if (Date.now() >= end) throw new NotLoaded();
      await this.#loaded(reads.missing, end, since);
    }
  }

  /** Files, or folders with all that is in them, may have changed. */
  changed(uris: Iterable<string>): void {
    const changed = new Set(uris);
    // A new file may be in a new folder.
    const folders = foldersAround(changed);
    for (const slot of this.#slots.values()) {
      const { uri } = slot.place;
      if (!folders.has(uri) && !isAmong(uri, changed)) continue;
      slot.isStale = true;
      void this.#load(slot);
    }
  }

  /** A text in an editor has changed, or was opened or closed. */
  edited(uri: string): void {
    const folder = parentUri(uri);
    for (const slot of this.#slots.values()) {
      if (slot.place.uri === uri) {
        slot.isStale = true;
        const text = this.openText(uri) ?? textIn(slot.value);
        if (slot.given?.text !== text) this.#renew(slot, text);
      } else if (slot.place.uri === folder && lacks(slot, nameOfUri(uri))) this.#renew(slot);
    }
  }

  /** Forgets everything. */
  forget(): void {
    this.#slots.clear();
    this.#renew(this.#all);
  }

  /** Calls a listener once for each burst of changes. */
  onChange(listener: () => unknown): void {
    this.#report.add(listener);
  }

  #slot(question: string, place: Place, load: Slot["load"]): Slot {
    const key = `${question} ${place.uri}\n${place.root ?? ""}`;
    const slot = this.#slots.get(key) ?? new Slot(place, load);
    this.#slots.set(key, slot);
    return slot;
  }

  #answer<T extends Found>(slot: Slot): Known<T> {
    const isKnown = this.#isKnown(slot);
    this.#record(slot, isKnown);
    if (!isKnown) {
      void this.#load(slot);
      return undefined;
    }
    this.#checkAge(slot);
    if (slot.loading) for (const it of this.#recorders) it.reads.renewed.add(slot);
    return slot.value as Known<T>;
  }

  get #since(): number {
    return this.#recorders.at(-1)?.since ?? 0;
  }

  #isKnown(slot: Slot): boolean {
    return slot.value !== undefined && slot.checked >= this.#since;
  }

  #record(slot: Slot, isKnown: boolean): void {
    for (const it of this.#recorders) it.reads.add(slot, isKnown);
  }

  #recorded<T>(compute: () => T, recorder: Recorder): T {
    const outer = this.#recorders;
    this.#recorders = [...outer, recorder];
    try {
      return compute();
    } finally {
      this.#recorders = outer;
    }
  }

  #checkAge(slot: Slot): void {
    const lifetime = this.#options.lifetime?.(slot.place.uri) ?? Number.POSITIVE_INFINITY;
    if (slot.isStale || Date.now() - slot.time >= lifetime) void this.#load(slot);
  }

  async #settle<T>(compute: () => T, first: Reads, end: number): Promise<T> {
    let awaited: ReadonlySet<Slot> = new Set([...first.missing, ...first.renewed]);
    for (;;) {
      await this.#loaded(awaited, end);
      const { value, reads } = this.record(compute);
      if (reads.missing.size === 0 || Date.now() >= end) return value;
      awaited = reads.missing;
    }
  }

  /** Waits until there are answers that are not older than a moment, or until a time. */
  async #loaded(slots: ReadonlySet<Slot>, end: number, since = 0): Promise<void> {
    const loads = [...slots].map((it) => this.#loadedSince(it, since));
    await withinTime(Promise.all(loads), end - Date.now(), []);
  }

  async #loadedSince(slot: Slot, since: number): Promise<void> {
    await slot.loading;
    if (slot.value === undefined || slot.checked < since) await this.#load(slot);
  }

  #load(slot: Slot): Promise<void> {
    slot.loading ??= this.#loadNow(slot).finally(() => {
      slot.loading = undefined;
    });
    return slot.loading;
  }

  /** What has changed while it was read is read again. */
  async #loadNow(slot: Slot): Promise<void> {
    do {
      slot.isStale = false;
      slot.time = Date.now();
      const moment = ++this.#moment;
      const found = await slot.load(slot.stamp).catch(unread);
      if (found !== "unchanged") this.#put(slot, found);
      slot.checked = moment;
    } while (slot.isStale);
  }

  #put(slot: Slot, found: Found | Unread): void {
    const before = slot.value;
    slot.value = found;
    const isSame = before !== undefined && isSameAnswer(before, found);
    const counts = "made" in found || this.openText(slot.place.uri) === undefined;
    if (!isSame && counts) this.#renew(slot, textIn(found));
  }

  #renew(slot: Slot, text?: string): void {
    slot.given = { text };
    slot.version = ++this.newest;
    this.#report.changed();
  }
}
