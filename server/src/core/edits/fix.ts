import type { TextEdit } from "#core/base/edit.ts";
import type { FixKind } from "#core/base/fix-kind.ts";

/** A change of the text that makes a problem go away; its ranges are offsets of the file. */
export interface Fix {
  readonly kind: FixKind;
  readonly title: string;
  readonly edits: readonly TextEdit[];
}
