import { countsOf, elementsOf, surplus } from "#core/base/counts.ts";
import type { Document } from "#core/document/document.ts";
import { contentOf, looseComments } from "./content.ts";
import { wordsOf, wordsOfValue } from "./kept-words.ts";

/** A word of Valohai's own that was given its known spelling. */
export interface Spelling {
  readonly from: string;
  readonly to: string;
}

/** The words that a fix may add: the key that keys of a node are moved below. */
const structural: readonly string[] = ["override"];

/**
 * What the second document is missing from the first or has beyond it, in words for a message; undefined
 * where all words, scalars, anchors, aliases, tags and comments are the same, except for the given spellings.
 */
export function lossBetween(
  before: Document,
  after: Document,
  spellings: readonly Spelling[],
): string | undefined {
  const lost = wordLoss(wordsOf(before.text), wordsOf(after.text), spellings);
  if (lost !== undefined) return lost;
  if (isBroken(before) || isBroken(after)) {
    return difference(looseComments(before.text), looseComments(after.text), "the comment ");
  }
  const old = contentOf(before);
  const made = contentOf(after);
  return (
    difference(old.comments, made.comments, "the comment ") ??
    difference(old.marks, made.marks, "") ??
    scalarLoss(old.scalars, made.scalars, spellings) ??
    unread(old.read, made.read, spellings)
  );
}

/** Whether a document has a syntax error, so that its content is uncertain. */
export function isBroken({ pieces }: Document): boolean {
  return pieces.some(({ piece }) => piece.problems.length > 0);
}

function wordLoss(
  before: readonly string[],
  after: readonly string[],
  spellings: readonly Spelling[],
): string | undefined {
  const expected = spelt(before, spellings);
  const isFree = (it: string) => structural.includes(it) && !spellings.some(({ to }) => to === it);
  return difference(expected, after, "", isFree);
}

/** Only scalars that changed are compared; a fix may split one into several, but all words stay. */
function scalarLoss(
  before: readonly string[],
  after: readonly string[],
  spellings: readonly Spelling[],
): string | undefined {
  const [old, made] = [countsOf(before), countsOf(after)];
  const lost = [...elementsOf(surplus(old, made))].flatMap(wordsOfValue);
  const added = [...elementsOf(surplus(made, old))].flatMap(wordsOfValue);
  return wordLoss(lost, added, spellings);
}

/** What Valohai read before and no longer sees. */
function unread(
  before: readonly string[],
  after: readonly string[],
  spellings: readonly Spelling[],
): string | undefined {
  const old = countsOf(spelt(before.flatMap(wordsOfValue), spellings));
  const [lost] = surplus(old, countsOf(after.flatMap(wordsOfValue))).keys();
  return lost === undefined ? undefined : `hides "${lost}"`;
}

/** The words with their new spellings. */
function spelt(words: readonly string[], spellings: readonly Spelling[]): readonly string[] {
  if (spellings.length === 0) return words;
  const counts = countsOf(words);
  const count = (word: string, by: number) => counts.set(word, (counts.get(word) ?? 0) + by);
  for (const { from, to } of spellings) {
    const old = wordsOf(from);
    if (!old.every((it) => (counts.get(it) ?? 0) > 0)) continue;
    for (const it of old) count(it, -1);
    for (const it of wordsOf(to)) count(it, 1);
  }
  return [...elementsOf(counts)];
}

function difference(
  before: readonly string[],
  after: readonly string[],
  kind: string,
  isFree: (word: string) => boolean = () => false,
): string | undefined {
  const [old, made] = [countsOf(before), countsOf(after)];
  const [lost] = surplus(old, made).keys();
  if (lost !== undefined) return `loses ${kind}"${lost}"`;
  const added = [...surplus(made, old).keys()].find((it) => !isFree(it));
  return added === undefined ? undefined : `adds ${kind}"${added}"`;
}
