import { suggest } from "#core/base/suggest.ts";
import { createStepFix } from "#core/scripts/create-step.ts";
import type { TaskRule } from "../rule.ts";

/** A task blueprint runs a step that the file does not define. */
export const taskStepMissing: TaskRule<string> = {
  code: "task-step-missing",
  severity: "error",
  summary: "A task names a step that the file does not define.",
  scope: "task",
  find({ task, lookup }, report) {
    if (!task.step || lookup.step(task.step.value)) return;
    const { value, range } = task.step;
    const { hint, extra } = suggest(value, lookup.names("step"));
    report(range, `No step is named "${value}"${hint}`, { ...extra, data: { step: value } });
  },
  message: (found) => found,
  fix: (_found, problem, document, host) => createStepFix(problem, document, host),
};
