import { suggest } from "#core/base/suggest.ts";
import { hasUnreadList } from "#core/document/unread-lists.ts";
import type { Step } from "#core/model/config.ts";
import { inputPathsIn } from "#core/names/occurrence.ts";
import { flagOf } from "#core/scripts/script-options.ts";
import { inScript, type StepUse, usesOf } from "#core/scripts/step-uses.ts";
import type { Report, ScriptContext } from "../rule.ts";
import { type DeclaredKind, listOfKind, type Undeclared } from "./undeclared.ts";

/** A name that a script reads and its step does not declare. */
export interface UndeclaredUse extends Undeclared {
  readonly path: string;
}

/** Reports what the programs of a step read and the step does not declare. */
export function reportUndeclaredUses(
  kind: DeclaredKind,
  { item, own }: ScriptContext,
  report: Report<UndeclaredUse>,
): void {
  const step = item.config?.kind === "step" ? item.config : undefined;
  // After a syntax error, what the step declares may be unread.
  if (!step?.name || !own || item.brokenAt !== undefined) return;
  const list = listOfKind[kind];
  if (hasUnreadList(item.entry?.value, [list])) return;
  const declared = step[list].flatMap((it) => it.name?.value ?? []);
  for (const use of usesOf(own, list)) {
    const { name, path, range, imported } = use;
    // What a module uses may be meant for other steps.
    if (imported || declared.includes(name) || !isCertain(step, use)) continue;
    const { hint } = suggest(name, declared);
    report(range, { path, kind, name, step: step.name.value, hint });
  }
}

/** What a message says about a name that a script reads and the step does not declare. */
export function undeclaredUseMessage({ path, kind, name, step, hint }: UndeclaredUse): string {
  return `${inScript(path)} reads ${kind} "${name}", which step "${step}" does not declare${hint}`;
}

/** Whether the script certainly asks for a name, and the step does not replace the default that names it. */
function isCertain(
  { parameters, commands }: Step,
  { name, option, prepared, certain }: StepUse,
): boolean {
  if (prepared || !certain) return false;
  if (commands.some(({ value }) => makesInput(value, name))) return false;
  if (option === undefined) return true;
  const same = (it: string | undefined) => plainOption(it ?? "") === plainOption(option);
  const isPassed = parameters.some((it) => same(it.name?.value) || same(flagOf(it)));
  return !isPassed && !commands.some(({ value }) => value.split(/[\s=]+/).some(same));
}

/** Whether a command makes the folder of an input, or may do so. */
function makesInput(command: string, name: string): boolean {
  const isNamed = inputPathsIn(command).some((it) => it.value === name);
  return (
    isNamed &&
    /\b(?:mkdir|cp|mv|ln|wget|curl|git|tar|unzip|rsync|aws|gsutil|azcopy|install)\b/.test(command)
  );
}

function plainOption(option: string): string {
  return option.replace(/^-+/, "").replaceAll("-", "_").toLowerCase();
}
