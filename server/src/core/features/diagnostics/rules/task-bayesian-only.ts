import type { Document } from "#core/document/document.ts";
import { taskFields, taskIn } from "#core/document/task-parameters.ts";
import { fixOf, fixPlace, removeKeyAt, setKeyAt } from "#core/edits/fix-place.ts";
import type { TaskType } from "#core/model/config.ts";
import type { ItemRule, PlacedProblem } from "../rule.ts";

const bayesian = "bayesian_tpe";
const bayesianKeys = ["engine", "optimization-target-metric", "optimization-target-value"];

/** A task has a setting of a Bayesian search, but is not one. */
export const taskBayesianOnly: ItemRule<Unread> = {
  code: "task-bayesian-only",
  severity: "warning",
  summary:
    "`engine` and the optimization target apply to `type: bayesian_tpe` only. Other types choose their values without looking at results.",
  scope: "item",
  tag: "unnecessary",
  find(item, report) {
    const task = taskIn(item);
    const fields = taskFields(item);
    if (!task?.type || !fields || task.type === bayesian) return;
    for (const key of bayesianKeys) {
      const range = fields.keyRange(key);
      if (!range) continue;
      report(range, { key, type: task.type });
    }
  },
  message: ({ key, type }) => `"${key}" is for "type: bayesian_tpe", and this task is ${type}`,
  fix({ key }, problem, document) {
    const removed = fixOf("remove", `Remove "${key}"`, removeKeyAt(document, problem, key));
    const retyped = fixOf("choose", `Write "type: ${bayesian}"`, bayesianType(problem, document));
    return [...removed, ...retyped];
  },
};

/** Only for a task that already says how many executions it creates. */
function bayesianType(problem: PlacedProblem, document: Document) {
  const item = fixPlace(document, problem)?.placed.item;
  if (!item || !taskFields(item)?.has("execution-count")) return undefined;
  return setKeyAt(document, problem, "type", bayesian);
}

/** A key that a task of this type does not read. */
interface Unread {
  readonly key: string;
  readonly type: TaskType;
}
