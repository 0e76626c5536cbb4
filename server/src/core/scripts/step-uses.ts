import type { SourceRange } from "#core/base/range.ts";
import type { CodeScript, StepCode } from "./code.ts";

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
  /** Whether the script fails without it. */
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

/** The subject of a message about a script. */
export function inScript(path: string): string {
  return `"${path}"`;
}

/** Whether a word is anywhere in the programs of a step, also with dashes as underscores. */
export function isMentioned(code: StepCode, name: string): boolean {
  const forms = [name, name.replaceAll("-", "_"), name.replaceAll("_", "-")];
  const files = [...code.scripts.map((it) => it.file), ...code.opened, ...code.configs];
  return files.some(({ text }) => forms.some((it) => text.includes(it)));
}
