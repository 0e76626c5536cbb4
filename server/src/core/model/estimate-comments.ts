import type { Located, SourceRange } from "#core/base/range.ts";
import { wordFinder } from "#core/base/word-finder.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";
import { type Estimate, parseDuration, parseParallel, parsePrice } from "./estimate.ts";
import type { ItemSource } from "./item-source.ts";
import { entryComments, itemComments, type OwnComment } from "./own-comments.ts";

const pattern = /#[ \t]*valohai-estimate:/g;

/** Few items have such a comment, and an item can have many nodes. */
const mayEstimate = wordFinder("valohai-estimate:");

/** What comments estimate for a node of a pipeline: `# valohai-estimate: 12 min, 4 parallel, 0.90 EUR per hour`. */
export function estimateOfNode(text: string, node: SyntaxNode): Estimate | undefined {
  if (!mayEstimate(text)) return undefined;
  return estimateIn(text, entryComments(text, node, pattern));
}

/** What comments estimate for a step or a task, on its lines or right below them. */
export function estimateOfItem(source: ItemSource): Estimate | undefined {
  if (!mayEstimate(source.text)) return undefined;
  return estimateIn(source.text, itemComments(source, pattern));
}

/** What the comments say together; of several figures of a kind, the first one counts. */
function estimateIn(text: string, comments: readonly OwnComment[]): Estimate | undefined {
  if (comments.length === 0) return undefined;
  const parts = comments.flatMap((it) => partsIn(text, it));
  const durations = figuresIn(parts, parseDuration);
  const parallels = figuresIn(parts, parseParallel);
  const prices = figuresIn(parts, parsePrice);
  const kinds = [durations, parallels, prices];
  const read = new Set(kinds.flat().map((it) => it.range));
  return {
    duration: durations[0],
    parallel: parallels[0],
    price: prices[0],
    unread: parts.map((it) => it.range).filter((it) => !read.has(it)),
    repeated: kinds.flatMap((it) => it.slice(1).map(({ range }) => range)),
    comments: comments.map(({ hash, end }) => ({ start: hash, end })),
  };
}

/** The parts that are figures of a kind. */
function figuresIn<T>(
  parts: readonly Located<string>[],
  parse: (text: string) => T | undefined,
): readonly Located<T>[] {
  return parts.flatMap((part) => {
    const value = parse(part.value);
    return value === undefined ? [] : [{ value, range: part.range }];
  });
}

/** The parts of a comment, between its commas; a `--` begins a remark. */
function partsIn(text: string, { start, end }: SourceRange): readonly Located<string>[] {
  const comment = text.slice(start, end);
  const written = comment.split(" --", 1)[0] ?? "";
  const parts: Located<string>[] = [];
  let at = start;
  for (const part of written.split(",")) {
    const value = part.trim();
    const from = at + (part.length - part.trimStart().length);
    if (value !== "") parts.push({ value, range: { start: from, end: from + value.length } });
    at += part.length + 1;
  }
  return parts;
}
