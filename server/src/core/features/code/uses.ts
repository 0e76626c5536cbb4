import type { SourceRange } from "../../base/range.ts";
import type { CodeContext, Report } from "../diagnostics/rule.ts";
import { suggest } from "../suggest.ts";
import { type DeclaredKind, listOfKind } from "../undeclared.ts";
import type { StepCode } from "./step-code.ts";

/** A name of the step that one of its programs uses, shown where the command starts that program. */
export interface StepUse {
  readonly name: string;
  /** The script that uses it. */
  readonly path: string;
  /** Where the command names the script. */
  readonly range: SourceRange;
  /** Whether the script gives it a default of its own with `valohai.prepare`. */
  readonly prepared: boolean;
}

/** The parameters or inputs that the programs of a step use, each once. */
export function usesOf(code: StepCode, kind: "parameters" | "inputs"): readonly StepUse[] {
  const first = code.started[0];
  const uses = new Map<string, StepUse>();
  for (const { path, script, imported } of code.scripts) {
    const started = code.started.find((it) => it.path === path) ?? first;
    // What a module uses may be meant for other steps.
    if (!started || imported) continue;
    const prepared = new Set(script.prepare.flatMap((it) => it[kind].map(({ name }) => name)));
    for (const { name } of script[kind]) {
      if (uses.has(name)) continue;
      uses.set(name, { name, path, range: started.range, prepared: prepared.has(name) });
    }
  }
  return [...uses.values()];
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
  const declared = step[list].flatMap((it) => it.name?.value ?? []);
  for (const { name, path, range, prepared } of usesOf(own, list)) {
    if (declared.includes(name) || prepared) continue;
    const { hint } = suggest(name, declared);
    const message = `${inScript(path)} reads ${kind} "${name}", which step "${step.name.value}" does not declare${hint}`;
    report(range, message, { data: { step: step.name.value, name } });
  }
}

/** The subject of a message about a script. */
export function inScript(path: string): string {
  return `"${path}"`;
}

/** Whether a word stands anywhere in the programs of a step, also with dashes as underscores. */
export function isMentioned(code: StepCode, name: string): boolean {
  const forms = [name, name.replaceAll("-", "_"), name.replaceAll("_", "-")];
  return code.scripts.some(({ file }) => forms.some((it) => file.text.includes(it)));
}
