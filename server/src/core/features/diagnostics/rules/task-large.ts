import { taskFields, taskIn } from "#core/document/task-parameters.ts";
import { expandStyle } from "#core/simulation/style/expand-style.ts";
import type { ItemRule } from "../rule.ts";

/** Up to this many executions, a grid needs no second look. */
const many = 100;

/** A grid search creates a very large number of executions. */
export const taskLarge: ItemRule<Grid> = {
  code: "task-large",
  severity: "warning",
  summary:
    "A grid search creates an execution for every combination of its values, so the numbers multiply. More than 100 executions deserve a second look.",
  scope: "item",
  find(item, report) {
    const task = taskIn(item);
    const range = taskFields(item)?.keyRange("parameters");
    if (task?.type !== "grid_search" || !range) return;
    const sizes = task.parameters.map((it) => expandStyle(it, undefined).values?.length ?? 1);
    const count = sizes.reduce((product, size) => product * BigInt(Math.max(1, size)), 1n);
    if (count <= many) return;
    report(range, { count, factors: sizes.filter((it) => it > 1) });
  },
  message: ({ count, factors }) => {
    const product = factors.length > 1 ? ` (${factors.join(" × ")})` : "";
    return `This task creates ${count} executions${product}`;
  },
};

/** How many executions a task creates, and the numbers of values that make them. */
interface Grid {
  readonly count: bigint;
  readonly factors: readonly number[];
}
