import type { Document } from "#core/document/document.ts";
import { type Fields, fieldsOf } from "#core/model/read.ts";
import type { Completer } from "./completer.ts";
import { textInsertion } from "./insertion.ts";

/** What tends to be the same in several items. */
const usedAgain =
  /^(?:step|endpoint|pipeline\.nodes\[\]\.override)\.(image|environment|upload-store|category|runtime-config-preset)$|^step\.(environment-variable-groups|cache-volumes)\[\]$|^endpoint\.(?:shared-volumes\[\]|workspace-volume)\.(pvc-name|storage-class-name)$/;

/** Images, environments and the like that other items of the file use, the most frequent ones first. */
export const usedValueCompleter: Completer = {
  name: "used-value",
  offers(place) {
    const key = usedAgain
      .exec(place.route)
      ?.slice(1)
      .find((it) => it !== undefined);
    const point = place.points[0];
    if (!key || !point || place.role === "key") return [];
    const own = place.before + place.after;
    return usedValues(place.document, key)
      .filter((it) => it !== own)
      .map((value, rank) => ({
        label: value,
        kind: "value",
        detail: "used in this file",
        ...textInsertion(place, point, value),
        rank,
        free: true,
      }));
  },
};

/** The values that items of the file have for a key, the most frequent first. */
export function usedValues(document: Document, key: string): readonly string[] {
  return byFrequency(
    document.inPieces.items.flatMap(({ item }) => {
      if (!item.entry || (item.keyword !== "step" && item.keyword !== "endpoint")) return [];
      return holdersOf(fieldsOf(item.entry.value), key).flatMap((it) =>
        it.texts(key).map(({ value }) => value),
      );
    }),
  );
}

/** The mappings of an item that have the key: the item itself, or its volumes. */
function holdersOf(item: Fields, key: string): readonly Fields[] {
  if (key === "pvc-name") return item.list("shared-volumes").map(fieldsOf);
  return key === "storage-class-name" ? [item.mapping("workspace-volume") ?? item] : [item];
}

function byFrequency(values: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value);
}
