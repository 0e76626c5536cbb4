import { taskFields, taskIn } from "#core/document/task-parameters.ts";
import { fixOf, setKeyAt } from "#core/edits/fix-place.ts";
import type { TaskType } from "#core/model/config.ts";
import type { ItemRule } from "../rule.ts";

/** A task has parameter sets, but its type does not use them. */
export const taskSetsType: ItemRule<TaskType> = {
  code: "task-sets-type",
  severity: "warning",
  summary: "`parameter-sets` are for `type: manual_search`, which runs each set once.",
  scope: "item",
  find(item, report) {
    const task = taskIn(item);
    const range = taskFields(item)?.keyRange("parameter-sets");
    const sets = task?.parameterSets.filter((it) => it.entries.length > 0) ?? [];
    if (!task?.type || !range || sets.length === 0 || task.type === "manual_search") return;
    report(range, task.type);
  },
  message: (type) => `"parameter-sets" are for "type: manual_search", and this task is ${type}`,
  fix(type, problem, document) {
    if (type === "bayesian_tpe") return [];
    return fixOf(
      "choose",
      'Write "type: manual_search"',
      setKeyAt(document, problem, "type", "manual_search"),
    );
  },
};
