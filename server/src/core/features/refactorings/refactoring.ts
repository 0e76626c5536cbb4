import type { TextEdit } from "#core/base/edit.ts";
import type { SourceRange } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import type { EditSource } from "#core/edits/edit-source.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import type { TreePath } from "#core/syntax/locate.ts";

/** A change of the file's form that keeps its meaning, or creates something new from what is there. */
export interface Refactoring {
  readonly name: string;
  readonly kind: RefactoringKind;
  readonly propose: (selection: Selection) => readonly Rewrite[];
}

export type RefactoringKind = "extract" | "inline" | "rewrite";

/** What is selected, and the item in which the selection begins. */
export interface Selection {
  readonly document: Document;
  /** Absolute; empty for a cursor without a selection. */
  readonly range: SourceRange;
  readonly placed: PlacedItem;
  readonly source: EditSource;
  /** The key or value at the start of the selection. */
  readonly place: TreePath;
  /** What the steps run; undefined where scripts are not read. */
  readonly code: ProjectCode | undefined;
}

export interface Rewrite {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}
