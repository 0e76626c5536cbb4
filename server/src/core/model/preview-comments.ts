import { wordFinder } from "#core/base/word-finder.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";
import type { Sample } from "./config.ts";
import { entryComments } from "./own-comments.ts";
import { parseJsonAt } from "./parse-json.ts";

const pattern = /#[ \t]*valohai-preview:/g;

/** Few items have such a comment, and an item can have many nodes. */
const mayPreview = wordFinder("valohai-preview:");

/**
 * The samples that comments give for a pipeline node. Any JSON value can come after `key=`, several keys are divided by commas
 * or blanks.
 */
export function samplesOf(text: string, node: SyntaxNode): readonly Sample[] {
  if (!mayPreview(text)) return [];
  return entryComments(text, node, pattern).flatMap((it) => samplesIn(text, it.start, it.end));
}

const keyPattern = /[\s,]*([^\s=,]+)[ \t]*=[ \t]*/y;

/** The pairs of one comment; the first thing that is not a pair ends it. */
function samplesIn(text: string, from: number, to: number): readonly Sample[] {
  const line = text.slice(0, to);
  const samples: Sample[] = [];
  for (let at = from; ; ) {
    keyPattern.lastIndex = at;
    const match = keyPattern.exec(line);
    const key = match?.[1];
    if (!match || key === undefined) return samples;
    const start = keyPattern.lastIndex;
    const parsed = parseJsonAt(line, start);
    if (parsed.kind === "problem") return samples;
    const keyStart = at + match[0].indexOf(key);
    samples.push({
      key: { value: key, range: { start: keyStart, end: keyStart + key.length } },
      value: { value: parsed.value, range: { start, end: parsed.end } },
    });
    at = parsed.end;
  }
}
