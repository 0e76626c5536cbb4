import { showsUses, usedNames } from "#core/document/used-names.ts";
import type { DocumentRule } from "../rule.ts";

/** No pipeline and no task blueprint runs a step. */
export const unusedStep: DocumentRule<string> = {
  code: "unused-step",
  severity: "hint",
  isOptIn: true,
  summary:
    "No pipeline and no task blueprint of this file runs the step. Many steps are meant to be run on their own, so this rule is off; give its code a severity to find such steps.",
  scope: "document",
  find(names, report) {
    if (!showsUses(names)) return;
    const used = usedNames(names).step;
    for (const [item, { kind, name }] of names.entries.entries()) {
      if (kind !== "step" || name === undefined || used.has(name)) continue;
      report(item, name);
    }
  },
  message: (step) => `No pipeline runs step "${step}"`,
};
