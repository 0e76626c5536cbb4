import type { SourceRange } from "#core/base/range.ts";

/** Whether a stretch of YAML has a comment, or something that looks like one: then it must not be rewritten. */
export function hasComment(text: string, { start, end }: SourceRange): boolean {
  return /(?:^|\s)#/.test(text.slice(start, end));
}
