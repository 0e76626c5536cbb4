import type { Selection, TextDocument, Uri } from "vscode";
import type { SourceRange } from "#core/base/range.ts";
import type { Comparisons } from "./comparisons.ts";
import type { LanguageServer } from "./language-client.ts";
import type { MetadataFiles } from "./metadata-files.ts";
import type { MetadataMemory } from "./metadata-memory.ts";
import type { MetadataEntry, PanelKind } from "./preview-messages.ts";
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

/** What all previews share. */
export interface PreviewServices {
  readonly server: LanguageServer;
  readonly memory: MetadataMemory;
  readonly files: MetadataFiles;
  readonly comparisons: Comparisons;
  /** Ends the comparison of a file in all its previews. */
  readonly stopComparing: (uri: Uri) => void;
  /** Tells the other previews of a file what was entered in one of them. */
  readonly tellOthers: (from: { readonly uri: Uri }, key: string, entry: MetadataEntry) => void;
}
