import { shift } from "../../base/range.ts";
import type { ItemKind } from "../../model/config.ts";
import type { DocumentRule } from "./rule.ts";

const kinds: readonly ItemKind[] = ["step", "task", "pipeline", "endpoint", "deployment"];

/** Two items of a kind have the same name. */
export const nameDuplicate: DocumentRule = {
  code: "name-duplicate",
  severity: "warning",
  summary:
    "Of several items of a kind with the same name, Valohai uses only the last one. A `blueprint` is a pipeline, too.",
  scope: "document",
  check({ names }, report) {
    for (const kind of kinds) {
      for (const name of names.names(kind)) {
        const places = names.definitions(kind, name).flatMap(({ item, start }) => {
          const range = item.config?.name?.range;
          return range ? shift(range, start) : [];
        });
        const [first, ...others] = places;
        for (const range of others) {
          if (!first || range.start === first.start) continue;
          report(range, `Another ${kind} is named "${name}"; only the last one is used`, {
            related: [{ range: first, message: `The first ${kind} of this name` }],
          });
        }
      }
    }
  },
};
