import type { TextEdit } from "./edit.ts";

/** The one stretch in which two versions of a text differ. */
export interface TextChange {
  /** How much both versions have in common at their beginning. */
  readonly start: number;
  /** Where the stretch ends in the version before. */
  readonly endBefore: number;
  /** Where it ends in the version after. */
  readonly endAfter: number;
}

/** Slices of this size are compared at once, which engines do many times faster than character by character. */
const blockSize = 4096;

/** Finds the smallest stretch that was replaced. */
export function changeBetween(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  const start = commonHead(before, after, shorter);
  const tail = commonTail(before, after, shorter - start);
  return { start, endBefore: before.length - tail, endAfter: after.length - tail };
}

/** One edit from the first character that differs to the last one; none where nothing does. */
export function editsBetween(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const { start, endBefore, endAfter } = changeBetween(before, after);
  return [{ range: { start, end: endBefore }, newText: after.slice(start, endAfter) }];
}

function commonHead(a: string, b: string, limit: number): number {
  let at = 0;
  while (at < limit) {
    const next = Math.min(at + blockSize, limit);
    if (a.slice(at, next) !== b.slice(at, next)) break;
    at = next;
  }
  while (at < limit && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function commonTail(a: string, b: string, limit: number): number {
  let length = 0;
  while (length < limit) {
    const next = Math.min(length + blockSize, limit);
    const inA = a.slice(a.length - next, a.length - length);
    if (inA !== b.slice(b.length - next, b.length - length)) break;
    length = next;
  }
  while (
    length < limit &&
    a.charCodeAt(a.length - length - 1) === b.charCodeAt(b.length - length - 1)
  ) {
    length++;
  }
  return length;
}
