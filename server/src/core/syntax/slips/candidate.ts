import type { TextEdit } from "#core/base/edit.ts";
import type { FixKind } from "#core/base/fix-kind.ts";
import type { SourceRange } from "#core/base/range.ts";
import { isEntry, keyOn } from "../syntax-errors/source-line.ts";
import type { BlockLine } from "./block-lines.ts";

/** One slip that may have been made, as the edits that undo it; its ranges are those of the stretch. */
export interface SlipCandidate {
  /** How far the text is from the one that it would be without the slip, in characters. */
  readonly cost: number;
  readonly range: SourceRange;
  readonly message: string;
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** "choose" where the slip is never the only reading. */
  readonly kind: FixKind;
  /** If the slip is only that lines are in a wrong column: their indices, and by how many columns they are off. */
  readonly shift?: { readonly from: number; readonly to: number; readonly by: number };
  /** Whether the lines that it moves are more of a text, which they may then continue. */
  readonly movesText?: true;
  /** Whether it only counts as a slip if undoing it makes the text no odder. */
  readonly mustBePlausible?: true;
}

/** The lines of a stretch and those near the place of the slip. */
export interface SlipPlace {
  readonly lines: readonly BlockLine[];
  /** The indices of the lines on which the slip may have been made. */
  readonly near: readonly number[];
}

/** The first thing that can be named on a line: its key, or all of it. */
export function nameRange(line: BlockLine): SourceRange {
  const start = line.start + line.indent;
  const key = isEntry(line) ? undefined : keyOn(line);
  return { start, end: key ? start + key.name.length : line.end };
}

/** Replaces what a line begins with. */
export function replaceStart(line: BlockLine, length: number, newText: string): TextEdit {
  return { range: { start: line.start, end: line.start + length }, newText };
}
