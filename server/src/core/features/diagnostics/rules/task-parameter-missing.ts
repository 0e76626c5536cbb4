import type { Located } from "#core/base/range.ts";
import { suggest } from "#core/base/suggest.ts";
import { declareOnStep } from "#core/edits/declare.ts";
import type { TaskRule } from "../rule.ts";

/** A task gives values to a parameter that its step does not declare. */
export const taskParameterMissing: TaskRule<string> = {
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
      report(name.range, `Step "${step.name}" has no parameter "${name.value}"${hint}`, {
        ...extra,
        step: step.name,
        ...(seen.has(name.value) ? {} : { data: { step: step.name, name: name.value } }),
      });
      seen.add(name.value);
    }
  },
  message: (found) => found,
  fix(_found, { data }, document) {
    const { step, name } = data ?? {};
    if (step === undefined || name === undefined) return [];
    const edits = declareOnStep(document, step, { kind: "parameter", name });
    return edits
      ? [{ kind: "add", title: `Declare parameter "${name}" in step "${step}"`, edits }]
      : [];
  },
};
