import { taskFields, taskIn } from "#core/document/task-parameters.ts";
import { addKeyAt, fixOf } from "#core/edits/fix-place.ts";
import type { TaskType } from "#core/model/config.ts";
import type { ItemRule } from "../rule.ts";

/** The types whose number of executions does not follow from the values, with a number to start from. */
const counted: { readonly [type in TaskType]?: string } = {
  random_search: "10",
  bayesian_tpe: "30",
  distributed: "2",
};

/** A task does not say how many executions it creates. */
export const taskNoCount: ItemRule<string> = {
  code: "task-no-count",
  severity: "warning",
  summary:
    "`execution-count` sets how many executions a random, Bayesian or distributed task creates. Without it, the number is not known.",
  scope: "item",
  find(item, report) {
    const task = taskIn(item);
    if (!task?.type || !task.declaredType || !counted[task.type]) return;
    if (taskFields(item)?.has("execution-count")) return;
    report(task.declaredType.range, `A task of type ${task.type} needs "execution-count"`, {
      data: { type: task.type },
    });
  },
  message: (found) => found,
  fix(_found, problem, document) {
    const count = counted[problem.data?.["type"] as TaskType] ?? "10";
    return fixOf(
      "add",
      `Add "execution-count: ${count}"`,
      addKeyAt(document, problem, "execution-count", count),
    );
  },
};
