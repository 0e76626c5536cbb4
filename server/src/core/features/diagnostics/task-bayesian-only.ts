import { fixOf, removeKeyAt } from "../fix-place.ts";
import { taskFields, taskIn } from "../task-parameters.ts";
import type { ItemRule } from "./rule.ts";

const bayesianKeys = ["engine", "optimization-target-metric", "optimization-target-value"];

/** A task has a setting of a Bayesian search, but is none. */
export const taskBayesianOnly: ItemRule = {
  code: "task-bayesian-only",
  severity: "warning",
  summary:
    "`engine` and the optimization target are read for `type: bayesian_tpe` only; other types pick their values without looking at results.",
  scope: "item",
  tag: "unnecessary",
  check(item, report) {
    const task = taskIn(item);
    const fields = taskFields(item);
    if (!task?.type || !fields || task.type === "bayesian_tpe") return;
    for (const key of bayesianKeys) {
      const range = fields.keyRange(key);
      if (!range) continue;
      report(range, `"${key}" is for "type: bayesian_tpe", and this task is ${task.type}`, {
        data: { key },
      });
    }
  },
  fix(problem, document) {
    const key = problem.data?.["key"] ?? "";
    return fixOf(`Remove "${key}"`, removeKeyAt(document, problem, key));
  },
};
