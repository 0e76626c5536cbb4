import type { Selection, TextDocument, Uri } from "vscode";
import type { SourceRange } from "#core/base/range.ts";
import type { ChosenFiles } from "./chosen-files.ts";
import type { Comparisons } from "./comparisons.ts";
import type { FileState, RunsFileState } from "./file-states.ts";
import type { LanguageServer } from "./language-client.ts";
import type { MetadataMemory } from "./metadata-memory.ts";
import type { MetadataEntry, PanelKind, ToPage } from "./preview-messages.ts";
import type { NodeName } from "./selection.ts";

/** A place in an editor, in a version of its document. */
export interface Cursor {
  readonly range: SourceRange;
  readonly version: number;
}

/** The cursor of an editor, or what is selected in it. */
export function cursorOf(document: TextDocument, { start, end }: Selection): Cursor {
  const range = { start: document.offsetAt(start), end: document.offsetAt(end) };
  return { range, version: document.version };
}

/** The file and place that a preview turns to. */
export interface PreviewTarget {
  readonly uri: Uri;
  readonly selected?: NodeName | undefined;
  readonly cursor?: Cursor | undefined;
}

/** What a preview shows. */
export interface PreviewSubject {
  readonly uri: Uri;
  readonly selected: NodeName | undefined;
  readonly pinned: boolean;
  readonly shows: PanelKind;
  /** Whether the page takes the keyboard as soon as it shows something. */
  readonly wantsFocus?: boolean;
}

/** How far a file has been read that metadata or earlier runs come from. */
export type FileChange =
  | Omit<Extract<ToPage, { kind: "file" }>, "file">
  | Omit<Extract<ToPage, { kind: "runsFile" }>, "file">;

/** What all previews share. */
export interface PreviewServices {
  readonly server: LanguageServer;
  readonly memory: MetadataMemory;
  /** The files that metadata is read from. */
  readonly files: ChosenFiles<FileState>;
  /** The files that earlier runs are read from. */
  readonly runFiles: ChosenFiles<RunsFileState>;
  readonly comparisons: Comparisons;
  /** Ends the comparison of a file in all its previews. */
  readonly stopComparing: (uri: Uri) => void;
  /** Tells the other previews of a file what was entered in one of them. */
  readonly tellOthers: (from: object, uri: Uri, key: string, entry: MetadataEntry) => void;
}
