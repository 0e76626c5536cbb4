import type { Parameter, Step } from "#core/model/config.ts";
import { placeholdersIn } from "#core/model/placeholder.ts";
import type { OptionTexts } from "#core/python/linked-files.ts";
import type { ScriptArgument } from "#core/python/options/argument.ts";
import type { ScriptWord } from "#core/shell/facts.ts";
import type { ProgramRun } from "./program-runs.ts";
import { flagOf } from "./script-options.ts";

/** The texts of options that no command passes to a program, so that they keep their defaults. */
export function settledOptions(step: Step, runs: readonly ProgramRun[]): OptionTexts {
  const words = runs.flatMap((it) => it.started.words);
  const texts = new Map<string, Map<number, string>>();
  for (const { path, ...option } of runs.flatMap((it) => it.program.options)) {
    const value = option.default?.kind === "string" ? option.default.value : undefined;
    if (value === undefined || option.flags.length === 0) continue;
    if (words.some((it) => mayPass(step, it, option))) continue;
    const own = texts.get(path) ?? new Map<number, string>();
    texts.set(path, own);
    for (const { start } of option.uses) own.set(start, value);
  }
  return texts;
}

/** Whether a word of a command may pass an option. */
function mayPass({ parameters }: Step, { text, written }: ScriptWord, option: ScriptArgument) {
  const flag = flagIn(text ?? written);
  if (flag !== undefined) return mayMean(flag, option);
  if (text !== undefined) return false;
  const placeholders = placeholdersIn(written, { start: 0, end: written.length });
  const passed = placeholders.flatMap(({ kind, name }): readonly Parameter[] => {
    if (kind === "parameters") return parameters;
    return kind === "parameter" ? parameters.filter((it) => it.name?.value === name?.value) : [];
  });
  const isOther = placeholders.some(({ kind }) => !/^parameters?$/.test(kind));
  if (placeholders.length === 0 || isOther) return true;
  return passed.some((it) => {
    const own = flagOf(it);
    return own === undefined || mayMean(own, option);
  });
}

function flagIn(word: string): string | undefined {
  return /^["']?(--?[^\s={}"']+)/.exec(word)?.[1];
}

/** Whether a flag may mean an option, also by its beginning or with a value after a single letter. */
function mayMean(flag: string, { flags, negations }: ScriptArgument): boolean {
  return [...flags, ...negations].some(
    (it) => it.startsWith(flag) || (!it.startsWith("--") && flag.startsWith(it.slice(0, 2))),
  );
}
