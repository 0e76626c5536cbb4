import type { SourceRange } from "#core/base/range.ts";
import { suggest } from "#core/base/suggest.ts";
import { hasUnreadList } from "#core/document/unread-lists.ts";
import type { CodeContext, Report } from "#core/features/diagnostics/rule.ts";
import { type DeclaredKind, listOfKind } from "#core/features/diagnostics/support/undeclared.ts";
import type { Step } from "#core/model/config.ts";
import { inputPathsIn } from "#core/names/occurrence.ts";
import { flagOf } from "./script-options.ts";
import type { CodeScript, StepCode } from "./step-code.ts";

/** A name of the step that one of its programs uses, shown where the command starts that program. */
export interface StepUse {
  readonly name: string;
  /** The script that uses it. */
  readonly path: string;
  /** Whether that is a module which a started script imports. */
  readonly imported: boolean;
  /** Where the command names the script. */
  readonly range: SourceRange;
  /** Whether the script gives it a default of its own with `valohai.prepare`. */
  readonly prepared: boolean;
  /** Whether the script cannot go on without it. */
  readonly certain: boolean;
  /** The option or field of the script whose default names it. */
  readonly option: string | undefined;
}

/** The parameters or inputs that the programs of a step use, each once; those of modules after those of started scripts. */
export function usesOf(code: StepCode, kind: "parameters" | "inputs"): readonly StepUse[] {
  const uses = new Map<string, StepUse>();
  const scripts = code.scripts.filter((it) => !it.imported);
  const modules = code.scripts.filter((it) => it.imported);
  for (const script of [...scripts, ...modules]) {
    for (const use of usesOfScript(code, script, kind)) {
      const before = uses.get(use.name);
      if (!before || (!before.certain && !use.imported)) uses.set(use.name, use);
    }
  }
  return [...uses.values()];
}

function usesOfScript(
  { started }: StepCode,
  { path, script, imported }: CodeScript,
  kind: "parameters" | "inputs",
): readonly StepUse[] {
  const start = started.find((it) => it.path === path) ?? started[0];
  if (!start) return [];
  const { range } = start;
  const prepared = new Set(script.prepare.flatMap((it) => it[kind].map(({ name }) => name)));
  const options: ReadonlyMap<string, string | undefined> = new Map(
    script.inputs.map((it) => [it.name, it.option]),
  );
  return script[kind].map(({ name, certain }) => {
    const option = kind === "inputs" ? options.get(name) : undefined;
    return { name, path, imported, range, prepared: prepared.has(name), certain, option };
  });
}

/** Reports what the programs of a step read and the step does not declare. */
export function reportUndeclaredUses(
  kind: DeclaredKind,
  { item, own }: CodeContext,
  report: Report,
): void {
  const step = item.config?.kind === "step" ? item.config : undefined;
  if (!step?.name || !own) return;
  const list = listOfKind[kind];
  if (hasUnreadList(item.entry?.value, [list])) return;
  const declared = step[list].flatMap((it) => it.name?.value ?? []);
  for (const use of usesOf(own, list)) {
    const { name, path, range, imported } = use;
    // What a module uses may be meant for other steps.
    if (imported || declared.includes(name) || !isCertain(step, use)) continue;
    const { hint } = suggest(name, declared);
    const message = `${inScript(path)} reads ${kind} "${name}", which step "${step.name.value}" does not declare${hint}`;
    report(range, message, { data: { step: step.name.value, name } });
  }
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

/** The subject of a message about a script. */
export function inScript(path: string): string {
  return `"${path}"`;
}

/** Whether a word stands anywhere in the programs of a step, also with dashes as underscores. */
export function isMentioned(code: StepCode, name: string): boolean {
  const forms = [name, name.replaceAll("-", "_"), name.replaceAll("_", "-")];
  const files = [...code.scripts.map((it) => it.file), ...code.opened, ...code.configs];
  return files.some(({ text }) => forms.some((it) => text.includes(it)));
}
