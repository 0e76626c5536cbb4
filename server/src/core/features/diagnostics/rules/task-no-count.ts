import { taskFields, taskIn } from "#core/document/task-parameters.ts";
import { addKeyAt, fixOf } from "#core/edits/fix-place.ts";
import type { TaskType } from "#core/model/config.ts";
import type { ItemRule } from "../rule.ts";

/** The types whose number of executions does not follow from the values, with a number to insert. */
const counted: { readonly [type in TaskType]?: string } = {
  random_search: "10",
  bayesian_tpe: "30",
  distributed: "2",
};

/** A task does not say how many executions it creates. */
export const taskNoCount: ItemRule<TaskType> = {
  code: "task-no-count",
  severity: "warning",
  summary:
    "`execution-count` sets how many executions a random, Bayesian or distributed task creates. Without it, the number is not known.",
  scope: "item",
  find(item, report) {
    const task = taskIn(item);
    if (!task?.type || !task.declaredType || !counted[task.type]) return;
    if (taskFields(item)?.has("execution-count")) return;
    report(task.declaredType.range, task.type);
  },
  message: (type) => `A task of type ${type} needs "execution-count"`,
  fix(type, problem, document) {
    const count = counted[type] ?? "10";
    return fixOf(
      "add",
      `Add "execution-count: ${count}"`,
      addKeyAt(document, problem, "execution-count", count),
    );
  },
};
