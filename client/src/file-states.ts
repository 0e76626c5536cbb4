import type { MetadataReading } from "#core/simulation/metadata/reading.ts";

/** The state of a file that is being read, or could not be. */
export type UnreadState =
  /** The share that has been read, from 0 to 1. */
  | { readonly kind: "reading"; readonly name: string; readonly share: number }
  | { readonly kind: "failed"; readonly name: string; readonly message: string };

/** How far a file of metadata has been read. */
export type FileState =
  | UnreadState
  | { readonly kind: "read"; readonly name: string; readonly reading: MetadataReading };

/** How far the text of a file of earlier runs has been read. The page makes runs of the text itself. */
export type RunsFileState =
  | UnreadState
  | { readonly kind: "read"; readonly name: string; readonly text: string };
