/**
 * The files beside a document. Its implementation decides what may be seen; core itself reads nothing. A host is made for
 * one answer: what was listed once may count for all of it.
 */
export interface Host {
  /**
   * What a folder holds, by its path from the document's folder, such as `src/data` or an empty text; nothing where
   * it cannot be read or may not be seen.
   */
  list(folder: string): readonly FolderEntry[];
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: "file" | "folder";
}
