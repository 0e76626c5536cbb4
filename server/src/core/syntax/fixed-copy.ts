import { lowerBound } from "#core/base/binary-search.ts";
import type { TextEdit } from "#core/base/edit.ts";
import { applyEdits } from "#core/base/edit.ts";
import type { SourceRange } from "#core/base/range.ts";

/** A copy of a text that is fixed step by step and knows where each of its characters came from. */
export class FixedCopy {
  text: string;
  /** In order, from the first offset of the copy to the one after its last character. */
  #stretches: readonly Stretch[];

  constructor(text: string) {
    this.text = text;
    this.#stretches = [{ start: 0, end: text.length + 1, origin: 0, isInserted: false }];
  }

  /** Changes the copy; the ranges are the copy's. */
  apply(edits: readonly TextEdit[]): void {
    const stretches: Stretch[] = [];
    let done = 0;
    let length = 0;
    const add = (added: readonly Stretch[], size: number) => {
      for (const stretch of added) stretches.push(stretch);
      length += size;
    };
    const keep = (end: number) => add(this.#between(done, end, length), end - done);
    for (const { range, newText } of [...edits].sort((a, b) => a.range.start - b.range.start)) {
      const origin = this.originOf(range.start);
      keep(range.start);
      const end = length + newText.length;
      add(newText === "" ? [] : [{ start: length, end, origin, isInserted: true }], newText.length);
      done = range.end;
    }
    keep(this.text.length + 1);
    this.#stretches = stretches;
    this.text = applyEdits(this.text, edits);
  }

  /** Where a place of the copy was in the original text. */
  originOf(offset: number): number {
    const found = this.#stretches[lowerBound(this.#stretches, ({ end }) => end > offset)];
    if (found) return found.isInserted ? found.origin : found.origin + offset - found.start;
    const last = this.#stretches.at(-1);
    return last ? last.origin + (last.isInserted ? 0 : last.end - 1 - last.start) : 0;
  }

  /** Where a range of the copy was in the original text. */
  rangeOf({ start, end }: SourceRange): SourceRange {
    const from = this.originOf(start);
    return { start: from, end: Math.max(from, this.originOf(end)) };
  }

  /** The stretches of a range of the copy, put where they are in the next one. */
  #between(from: number, to: number, target: number): readonly Stretch[] {
    const found: Stretch[] = [];
    const first = lowerBound(this.#stretches, ({ end }) => end > from);
    for (const stretch of this.#stretches.slice(first)) {
      if (stretch.start >= to) break;
      const start = Math.max(stretch.start, from);
      const end = Math.min(stretch.end, to);
      const origin = stretch.isInserted ? stretch.origin : stretch.origin + start - stretch.start;
      const moved = target - from;
      found.push({ ...stretch, start: start + moved, end: end + moved, origin });
    }
    return found;
  }
}

/** Offsets of the copy that came from one place (inserted text) or, one by one, from the original text. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  /** Where the first of them was in the original text. */
  readonly origin: number;
  readonly isInserted: boolean;
}
