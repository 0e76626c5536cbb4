import type { TextEdit } from "#core/base/edit.ts";
import type { Item } from "#core/model/piece.ts";

/** The text that ranges of an item refer to, and where it starts in the document: together they convert edits to offsets of the file. */
export interface EditSource {
  readonly text: string;
  readonly start: number;
}

/** Where edits of an item go. */
export function sourceOf({ item, start }: { item: Item; start: number }): EditSource {
  return { text: item.text, start };
}

/** An edit whose range was counted in the source's own text. */
export function editAt(source: EditSource, start: number, end: number, newText: string): TextEdit {
  return { range: { start: source.start + start, end: source.start + end }, newText };
}
