import { taskIn } from "#core/document/task-parameters.ts";
import type { ItemRule } from "../rule.ts";

/** How many executions at the start of a Bayesian search use random values. */
const randomCount = 20;

/** A Bayesian search has too few executions to learn from any. */
export const taskBayesianSmall: ItemRule = {
  code: "task-bayesian-small",
  severity: "information",
  summary:
    "The first 20 executions of a Bayesian search use random values. With fewer executions, the whole task is a random search.",
  scope: "item",
  find(item, report) {
    const task = taskIn(item);
    const count = task?.executionCount;
    if (task?.type !== "bayesian_tpe" || count?.value.kind !== "integer") return;
    const number = Number(count.value.digits);
    if (number < 1 || number >= randomCount) return;
    report(count.range);
  },
  message: () => `With fewer than ${randomCount} executions this is a random search`,
};
