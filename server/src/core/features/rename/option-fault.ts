import { lineOf, quotedName } from "#core/scripts/rename-in-code.ts";
import { flagOf } from "#core/scripts/script-options.ts";
import type { ScriptRun } from "#core/scripts/script-runs.ts";
import type { LinkedPlaces } from "./linked-places.ts";

/** Why an option of a script cannot be renamed: something other than the renamed parameters writes it on a command line. */
export function optionFault(
  { scripts, runsOf, steps }: LinkedPlaces,
  oldName: string,
): string | undefined {
  const renamed = new Set(steps.map(({ part, run }) => parameterKey(run, part.name)));
  for (const { file, places } of scripts) {
    const place = places.find((it) => it.flag !== undefined);
    if (!place?.flag) continue;
    for (const run of runsOf(file)) {
      const writer = writerOf(run, place.flag, renamed);
      if (writer === undefined) continue;
      return `${writer} writes "${place.flag}" itself, so "${oldName}" cannot be renamed in ${quotedName(file)}, line ${lineOf(place)}`;
    }
  }
  return undefined;
}

/** What writes an option for a step without following a renamed parameter. */
function writerOf(run: ScriptRun, flag: string, renamed: ReadonlySet<string>): string | undefined {
  const { step } = run;
  const owner = `step "${step.name?.value ?? ""}"`;
  if (step.commands.some(({ value }) => writesFlag(value, flag))) return `A command of ${owner}`;
  const other = step.parameters.find(
    (it) => it.name && flagOf(it) === flag && !renamed.has(parameterKey(run, it.name.value)),
  );
  return other && `Parameter "${other.name?.value ?? ""}" of ${owner}`;
}

/** Whether a command spells an option out. */
function writesFlag(command: string, flag: string): boolean {
  return command.split(/[\s"'`=;|&()<>]+/).includes(flag);
}

function parameterKey({ step, placed }: Pick<ScriptRun, "step" | "placed">, name: string): string {
  return `${placed.start}\n${step.name?.value ?? ""}\n${name}`;
}
