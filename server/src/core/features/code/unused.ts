import type { Located } from "../../base/range.ts";
import type { Step } from "../../model/config.ts";
import { flagOf } from "./script-options.ts";
import type { StepCode } from "./step-code.ts";
import { isMentioned } from "./uses.ts";

/**
 * The names of a step that none of its programs mentions; nothing where not all programs are known, or where one
 * reads its parameters in a way that shows no names.
 */
export function unusedNames(
  step: Step,
  code: StepCode,
  kind: "parameters" | "inputs",
): readonly Located<string>[] {
  if (!code.complete || code.scripts.length === 0) return [];
  if (code.scripts.length !== new Set(code.started.map((it) => it.path)).size) return [];
  if (kind === "parameters" && code.scripts.some((it) => it.script.readsParametersOtherwise)) {
    return [];
  }
  const names = step[kind].flatMap((it) => it.name ?? []);
  const flags = new Map(step.parameters.map((it) => [it.name?.value, flagOf(it)]));
  const passed = (name: string) => (kind === "parameters" ? flags.get(name) : undefined) ?? name;
  const elsewhere = [
    ...step.commands.map((it) => it.value),
    ...step.inputs.flatMap((it) => it.defaults.map((uri) => uri.value)),
  ];
  return names.filter(
    ({ value }) =>
      !isMentioned(code, value) &&
      !isMentioned(code, passed(value)) &&
      !elsewhere.some((it) => it.includes(value)),
  );
}
