import { suggest } from "../suggest.ts";
import type { TaskRule } from "./rule.ts";

/** A task blueprint runs a step that the file does not define. */
export const taskStepMissing: TaskRule = {
  code: "task-step-missing",
  severity: "error",
  summary: "A task names a step that the file does not define.",
  scope: "task",
  check({ task, lookup }, report) {
    if (!task.step || lookup.step(task.step.value)) return;
    const { hint, extra } = suggest(task.step.value, lookup.names("step"));
    report(task.step.range, `No step is named "${task.step.value}"${hint}`, extra);
  },
};
