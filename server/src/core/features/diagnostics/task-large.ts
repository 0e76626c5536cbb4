import { expandStyle } from "../../simulation/style/expand.ts";
import { taskFields, taskIn } from "../task-parameters.ts";
import type { ItemRule } from "./rule.ts";

/** From how many runs on a grid is worth a second look. */
const many = 100;

/** A grid search has so many combinations that it starts a lot of runs. */
export const taskLarge: ItemRule = {
  code: "task-large",
  severity: "warning",
  summary:
    "The runs of a grid search are all combinations of the values: their numbers multiply. From 100 on it is worth a second look.",
  scope: "item",
  check(item, report) {
    const task = taskIn(item);
    const range = taskFields(item)?.keyRange("parameters");
    if (task?.type !== "grid_search" || !range) return;
    const sizes = task.parameters.map((it) => expandStyle(it, undefined).values?.length ?? 1);
    const count = sizes.reduce((product, size) => product * BigInt(Math.max(1, size)), 1n);
    if (count <= many) return;
    const factors = sizes.filter((it) => it > 1);
    const product = factors.length > 1 ? ` (${factors.join(" × ")})` : "";
    report(range, `This task starts ${count} runs${product}`);
  },
};
