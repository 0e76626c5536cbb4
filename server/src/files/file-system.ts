/**
 * How files are read: by URIs that are canonical (`uris.ts`). Each function rejects with `Unread` where there is nothing to
 * give; none of them writes.
 */
export interface FileSystem {
  /** Whether URIs of this kind can be read at all. */
  accepts(uri: string): boolean;
  /**
   * The text of a regular file no larger than the limit in bytes; "unchanged" where it has the stamp that is known already.
   * A link must lead to a file in the root.
   */
  read(place: Place, limit: number, knownStamp?: string): Promise<FileText | "unchanged">;
  /** What is in a folder of the root; "unchanged" as above. */
  list(
    place: Place,
    search: FolderSearch,
    knownStamp?: string,
  ): Promise<FolderEntries | "unchanged">;
  /** What a URI leads to, after links. */
  find(place: Place): Promise<FoundPlace>;
  /** Whether a file exists and may not be written. */
  isReadOnly(uri: string): Promise<boolean>;
}

export interface Place {
  readonly uri: string;
  /** The folder that the place must be in, after links; undefined where it may be anywhere. */
  readonly root: string | undefined;
}

export interface FileText {
  /** Without a byte order mark; what is not UTF-8 is a replacement character. */
  readonly text: string;
  /** Changes with the file; undefined where it was written so recently that it could change unnoticed. */
  readonly stamp: string | undefined;
}

export type EntryKind = "file" | "folder" | "link" | "other";

/** Which entries of a folder are wanted, and how many are looked at. */
export interface FolderSearch {
  readonly limit: number;
  keeps(name: string, kind: EntryKind): boolean;
}

export interface FolderEntries {
  /** By name, in no certain order. */
  readonly kinds: ReadonlyMap<string, EntryKind>;
  /** Whether all entries were looked at. */
  readonly isWhole: boolean;
  /** How many entries were looked at. */
  readonly count: number;
  readonly stamp: string | undefined;
}

export interface FoundPlace {
  /** Why it is not read as a file, worded to follow its name; undefined for a regular file. */
  readonly obstacle: string | undefined;
  readonly kind: "file" | "folder" | "other";
  /** Where it is, after links. */
  readonly real: string;
  /** Whether that is in the root. */
  readonly isInside: boolean;
}
