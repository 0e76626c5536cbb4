import type { ItemKind } from "#core/model/config.ts";
import type { DocumentRule } from "../rule.ts";

const kinds: readonly ItemKind[] = ["step", "task", "pipeline", "endpoint", "deployment"];

/** Two items of a kind have the same name. */
export const nameDuplicate: DocumentRule<string> = {
  code: "name-duplicate",
  severity: "warning",
  summary:
    "If several items of the same kind have the same name, Valohai uses only the last one. A `blueprint` counts as a pipeline.",
  scope: "document",
  find(names, report) {
    for (const kind of kinds) {
      for (const name of names.names(kind)) {
        const [first, ...others] = names.ordinals(kind, name);
        for (const item of others) {
          if (first === undefined) continue;
          report(item, `Another ${kind} is named "${name}"; only the last one is used`, {
            item: first,
            message: `The first ${kind} of this name`,
          });
        }
      }
    }
  },
  message: (message) => message,
};
