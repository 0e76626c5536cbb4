import { taskIn } from "../task-parameters.ts";
import type { ItemRule } from "./rule.ts";

/** The runs that a Bayesian search starts with are picked by chance. */
const randomRuns = 20;

/** A Bayesian search has too few runs to learn from any. */
export const taskBayesianSmall: ItemRule = {
  code: "task-bayesian-small",
  severity: "information",
  summary:
    "The first 20 runs of a Bayesian search are picked by chance; with fewer than that the whole task is a random search.",
  scope: "item",
  check(item, report) {
    const task = taskIn(item);
    const count = task?.executionCount;
    if (task?.type !== "bayesian_tpe" || count?.value.kind !== "integer") return;
    const number = Number(count.value.digits);
    if (number < 1 || number >= randomRuns) return;
    report(count.range, `With fewer than ${randomRuns} runs this is a random search`);
  },
};
