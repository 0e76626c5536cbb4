import type { Located } from "#core/base/range.ts";
import type { Step } from "#core/model/config.ts";
import { pythonStr } from "#core/model/python-text.ts";
import type { Script } from "#core/python/script.ts";
import type { StepCode } from "./code.ts";
import { flagOf, understands } from "./script-options.ts";
import { isMentioned } from "./step-uses.ts";

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
  if (kind === "parameters" && mayReadOthers(code)) return [];
  if (kind === "inputs" && readsAnyInput(step, code)) return [];
  const names = step[kind].flatMap((it) => it.name ?? []);
  const flags = new Map(step.parameters.map((it) => [it.name?.value, flagOf(it)]));
  const passed = (name: string) => (kind === "parameters" ? flags.get(name) : undefined) ?? name;
  const elsewhere = [
    ...step.commands.map((it) => it.value),
    ...step.inputs.flatMap((it) => it.defaults.map((uri) => uri.value)),
    ...step.parameters.flatMap((it) =>
      kind === "inputs" && it.default ? [pythonStr(it.default.value)] : [],
    ),
  ];
  return names.filter(
    ({ value }) =>
      !isMentioned(code, value) &&
      !isMentioned(code, passed(value)) &&
      !code.programs.some((it) => understands(it, passed(value))) &&
      !elsewhere.some((it) => it.includes(value)),
  );
}

/** Whether a program may use a parameter that it does not name. */
function mayReadOthers({ scripts, programs }: StepCode): boolean {
  return (
    scripts.some((it) => it.script.readsParametersOtherwise) ||
    programs.some((it) => !it.isComplete)
  );
}

/** Whether a program of the step, or a value passed to one, may use any of its inputs. */
function readsAnyInput({ commands, parameters }: Step, { scripts, configs }: StepCode): boolean {
  const texts = [
    ...configs.map((it) => it.text),
    ...commands.map((it) => it.value),
    ...parameters.flatMap((it) => (it.default ? [pythonStr(it.default.value)] : [])),
  ];
  return (
    scripts.some((it) => it.script.readsInputsOtherwise || importsHydra(it.script)) ||
    texts.some(namesAnyInput)
  );
}

/** Whether a program gets values from a folder of configuration files by their names alone (Hydra, "Config groups"). */
function importsHydra({ imports }: Script): boolean {
  return imports.some(({ module }) => /^hydra(?:\.|$)/.test(module));
}

/** Whether a text names the folder of all inputs, or one below it by a pattern or variable. */
function namesAnyInput(text: string): boolean {
  return /(?:\/valohai\/inputs|\bVH_INPUTS_DIR\}?)(?:\/*(?![\w./-])|\/[\w.-]*[*?{$[])/.test(text);
}
