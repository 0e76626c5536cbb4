import type { Item } from "#core/model/piece.ts";
import { type RecordingLookup, recordingLookup, stillHolds } from "./lookup.ts";
import type { NameIndex } from "./name-index.ts";

/**
 * Makes a function that finds something about an item for which it looks up the names of other items, and keeps the
 * answer as long as these look-ups would say the same.
 */
export function itemQuery<Answer>(
  find: (item: Item, lookup: RecordingLookup) => Answer,
): (item: Item, names: NameIndex) => Answer {
  const answers = new WeakMap<
    Item,
    { readonly reads: RecordingLookup["reads"]; readonly answer: Answer }
  >();
  return (item, names) => {
    const known = answers.get(item);
    if (known && stillHolds(known.reads, names)) return known.answer;
    const lookup = recordingLookup(names);
    const answer = find(item, lookup);
    answers.set(item, { reads: lookup.reads, answer });
    return answer;
  };
}
