import { closestName } from "#core/base/closest.ts";
import type { Parameter } from "#core/model/config.ts";
import type { ScriptArgument } from "#core/python/options/argument.ts";
import type { StepProgram } from "#core/scripts/code.ts";
import { flagOf, isPassed, understands } from "#core/scripts/script-options.ts";
import { inScript } from "#core/scripts/step-uses.ts";
import type { Report, ScriptRule } from "../rule.ts";

/** A parameter is passed to a script that does not take it. */
export const scriptOptionMissing: ScriptRule<NoOption> = {
  code: "script-option-missing",
  severity: "information",
  summary:
    "`{parameters}` passes every parameter that has a value, but the script declares no option for this one and rejects options that it does not know.",
  scope: "script",
  find({ item, own }, report) {
    if (item.config?.kind !== "step" || !own) return;
    const reported = new Set<string>();
    for (const program of own.programs.filter((it) => it.isStrict && it.isComplete)) {
      for (const parameter of item.config.parameters) {
        const name = parameter.name?.value ?? "";
        const isNew = !reported.has(name) && isPassed(program, name);
        if (isNew && checkParameter(parameter, program, report)) reported.add(name);
      }
    }
  },
  message: ({ path, flag, hint }) => `${inScript(path)} takes no option "${flag}"${hint}`,
};

/** Whether a problem was reported. */
function checkParameter(
  parameter: Parameter,
  program: StepProgram,
  report: Report<NoOption>,
): boolean {
  const { options, path } = program;
  const flag = flagOf(parameter);
  if (!parameter.name || flag === undefined || understands(program, flag)) return false;
  if (program.options.some((it) => it.passAs === "{name}={value}")) return false;
  const hint = placeHint(options, parameter.name.value) ?? nearHint(options, flag);
  report(parameter.name.range, { path, flag, hint });
  return true;
}

function nearHint(options: readonly ScriptArgument[], flag: string): string {
  const near = closestName(
    flag,
    options.flatMap((it) => it.flags),
  );
  return near === undefined ? "" : `; the nearest one is "${near}"`;
}

/** A positional argument is passed without its name. */
function placeHint(options: readonly ScriptArgument[], name: string): string | undefined {
  const plain = (it: string) => it.replaceAll("-", "_");
  const positional = options.find(
    (it) => it.position !== undefined && plain(it.name) === plain(name),
  );
  return positional && `; it takes "${positional.name}" by its place, so write "pass-as: '{v}'"`;
}

/** An option that a script does not take. */
interface NoOption {
  readonly path: string;
  readonly flag: string;
  readonly hint: string;
}
