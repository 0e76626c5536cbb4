import { taskIn } from "#core/document/task-parameters.ts";
import { fixOf, fixPlace } from "#core/edits/fix-place.ts";
import { removeEntry } from "#core/edits/remove.ts";
import type { ItemRule } from "../rule.ts";

/** A parameter has values in the sets and in the list of parameters. */
export const taskSetsAndParameters: ItemRule<string> = {
  code: "task-sets-and-parameters",
  severity: "warning",
  summary:
    "`parameter-sets` already gives values to this parameter, so its entry under `parameters` has no effect.",
  scope: "item",
  tag: "unnecessary",
  find(item, report) {
    const task = taskIn(item);
    const inSets = new Set(
      task?.parameterSets.flatMap((it) => it.entries.map((entry) => entry.name.value)),
    );
    for (const { name } of task?.parameters ?? []) {
      if (!name || !inSets.has(name.value)) continue;
      report(name.range, name.value);
    }
  },
  message: (name) => `"${name}" takes its values from "parameter-sets"; these are not read`,
  fix(_name, problem, document) {
    const found = fixPlace(document, problem);
    const list = found?.place.chain.findLast((it) => it.kind === "sequence");
    const entry = found?.mappings[0];
    if (!found || !entry || list?.kind !== "sequence") return [];
    return fixOf(
      "remove",
      "Remove the entry",
      removeEntry(found.source, list, list.entries.indexOf(entry)),
    );
  },
};
