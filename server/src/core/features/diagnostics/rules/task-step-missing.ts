import { suggest } from "#core/base/suggest.ts";
import { createStepFix } from "#core/scripts/create-step.ts";
import type { MissingName, TaskRule } from "../rule.ts";

/** A task blueprint runs a step that the file does not define. */
export const taskStepMissing: TaskRule<MissingName> = {
  code: "task-step-missing",
  severity: "error",
  summary: "A task names a step that the file does not define.",
  scope: "task",
  find({ task, lookup }, report) {
    if (!task.step || lookup.step(task.step.value)) return;
    const { value, range } = task.step;
    const { hint, extra } = suggest(value, lookup.names("step"));
    report(range, { name: value, hint }, extra);
  },
  message: ({ name, hint }) => `No step is named "${name}"${hint}`,
  fix: createStepFix,
};
