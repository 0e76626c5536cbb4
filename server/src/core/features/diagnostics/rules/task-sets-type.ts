import { taskFields, taskIn } from "#core/document/task-parameters.ts";
import { fixOf, fixPlace, setKeyAt } from "#core/edits/fix-place.ts";
import type { ItemRule } from "../rule.ts";

/** A task has parameter sets, but its type does not go through them. */
export const taskSetsType: ItemRule<string> = {
  code: "task-sets-type",
  severity: "warning",
  summary: "`parameter-sets` are for `type: manual_search`, which runs each set once.",
  scope: "item",
  find(item, report) {
    const task = taskIn(item);
    const range = taskFields(item)?.keyRange("parameter-sets");
    const sets = task?.parameterSets.filter((it) => it.entries.length > 0) ?? [];
    if (!task?.type || !range || sets.length === 0 || task.type === "manual_search") return;
    report(range, `"parameter-sets" are for "type: manual_search", and this task is ${task.type}`);
  },
  message: (found) => found,
  fix(_found, problem, document) {
    const item = fixPlace(document, problem)?.placed.item;
    if (!item || taskIn(item)?.type === "bayesian_tpe") return [];
    return fixOf(
      "choose",
      'Write "type: manual_search"',
      setKeyAt(document, problem, "type", "manual_search"),
    );
  },
};
