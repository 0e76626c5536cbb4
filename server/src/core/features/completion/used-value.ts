import { fieldsOf } from "../../model/read.ts";
import type { Document } from "../document.ts";
import type { Completer } from "./completer.ts";
import { textInsertion } from "./insertion.ts";

/** Images and environments that other items of the file use, the most frequent ones first. */
export const usedValueCompleter: Completer = {
  name: "used-value",
  proposals(place) {
    const key = /^(?:step|endpoint|pipeline\.nodes\[\]\.override)\.(image|environment)$/.exec(
      place.route,
    )?.[1];
    const opening = place.openings[0];
    if (!key || !opening || place.role === "key") return [];
    const own = place.before + place.after;
    return usedValues(place.document, key)
      .filter((it) => it !== own)
      .map((value, rank) => ({
        label: value,
        kind: "value",
        detail: "used in this file",
        insertion: textInsertion(place, opening, value),
        rank,
      }));
  },
};

/** The values that items of the file have for a key, the most frequent first. */
export function usedValues(document: Document, key: string): readonly string[] {
  return byFrequency(
    document.items.flatMap(({ item }) => {
      if (!item.entry || (item.keyword !== "step" && item.keyword !== "endpoint")) return [];
      return fieldsOf(item.entry.value).text(key)?.value ?? [];
    }),
  );
}

function byFrequency(values: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value);
}
