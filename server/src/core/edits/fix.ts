import type { TextEdit } from "#core/base/edit.ts";
import type { FixKind } from "#core/base/fix-kind.ts";
import type { SourceRange } from "#core/base/range.ts";

/** A change of the text that makes a problem go away; its ranges are offsets of the file. */
export interface Fix {
  readonly kind: FixKind;
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The start of the mapping that it rearranges: of several such fixes of one mapping, only one can be made at a time. */
  readonly mappingStart?: number;
}

/** The parts of a problem that a fix needs to find its place again. */
export interface FixedProblem {
  /** In offsets of the file. */
  readonly range: SourceRange;
  /** The start of its piece. */
  readonly start: number;
}
