import type { Located } from "#core/base/range.ts";
import { suggest } from "#core/base/suggest.ts";
import type { TaskRule } from "../rule.ts";
import { declareMissing, type Undeclared, undeclaredMessage } from "../support/undeclared.ts";

/** A task gives values to a parameter that its step does not declare. */
export const taskParameterMissing: TaskRule<Foreign> = {
  code: "task-parameter-missing",
  severity: "error",
  summary:
    "A task gives values to a parameter that its step does not declare, so they never reach a command.",
  scope: "task",
  find({ task, lookup }, report) {
    const step = task.step && lookup.step(task.step.value);
    if (!step || step.isPartial) return;
    const names = step.parameters.map((it) => it.name);
    const seen = new Set<string>();
    const written: readonly (Located<string> | undefined)[] = [
      ...task.parameters.map((it) => it.name),
      ...task.parameterSets.flatMap((it) => it.entries.map((entry) => entry.name)),
    ];
    for (const name of written) {
      if (!name || names.includes(name.value)) continue;
      const { hint, extra } = suggest(name.value, names);
      const isFirst = !seen.has(name.value);
      const found: Foreign = {
        kind: "parameter",
        name: name.value,
        step: step.name,
        hint,
        isFirst,
      };
      report(name.range, found, { ...extra, step: step.name });
      seen.add(name.value);
    }
  },
  message: undeclaredMessage,
  fix: (found, problem, document) =>
    found.isFirst ? declareMissing(found, problem, document) : [],
};

/** A parameter that the step does not declare: its first place, or another. */
interface Foreign extends Undeclared {
  readonly isFirst: boolean;
}
