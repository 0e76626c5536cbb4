import type { Item } from "#core/model/piece.ts";
import { type RecordingLookup, recordingLookup, stillHolds } from "./lookup.ts";
import type { NameIndex } from "./name-index.ts";

/** What a search reads of its surroundings. */
interface Recorded<Surroundings, Reader> {
  readonly reader: Reader;
  /** Whether other surroundings give the same answers as those that were read. It must not keep the ones that were read alive. */
  readonly whatWasRead: () => (now: Surroundings) => boolean;
}

/**
 * Makes a function that finds something about an item for which it reads the item's surroundings, and keeps the answer
 * as long as these would give the same answers.
 */
export function recordedQuery<Surroundings, Reader, Answer>(
  record: (surroundings: Surroundings) => Recorded<Surroundings, Reader>,
  find: (item: Item, reader: Reader) => Answer,
): (item: Item, surroundings: Surroundings) => Answer {
  const answers = new WeakMap<
    Item,
    { readonly stillHolds: (now: Surroundings) => boolean; readonly answer: Answer }
  >();
  return (item, surroundings) => {
    const known = answers.get(item);
    if (known?.stillHolds(surroundings)) return known.answer;
    const { reader, whatWasRead } = record(surroundings);
    const answer = find(item, reader);
    answers.set(item, { stillHolds: whatWasRead(), answer });
    return answer;
  };
}

/** The same for what only looks up the names of other items. */
export function itemQuery<Answer>(
  find: (item: Item, lookup: RecordingLookup) => Answer,
): (item: Item, names: NameIndex) => Answer {
  return recordedQuery((names: NameIndex) => {
    const lookup = recordingLookup(names);
    return { reader: lookup, whatWasRead: () => namesHold(names, lookup) };
  }, find);
}

/** Answers whether an index would still give every answer that was looked up. */
export function namesHold(names: NameIndex, lookup: RecordingLookup): (now: NameIndex) => boolean {
  const { reads } = lookup;
  // The names with which the answers were last found to hold.
  let { entries } = names;
  return (now) => {
    const holds = now.entries === entries || stillHolds(reads, now);
    if (holds) entries = now.entries;
    return holds;
  };
}
