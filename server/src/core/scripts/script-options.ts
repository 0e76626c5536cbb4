import type { Parameter, Step } from "#core/model/config.ts";
import { placeholdersIn } from "#core/model/placeholder.ts";
import type { ScriptArgument } from "#core/python/options/argument.ts";
import type { StepProgram } from "./code.ts";

/** The option with which a parameter reaches the script, such as `--rate`; undefined where it is passed in another way. */
export function flagOf(parameter: Parameter): string | undefined {
  const { name } = parameter;
  if (!name) return undefined;
  const template = templateOf(parameter).replaceAll("{name}", name.value);
  return /^\s*(--?[^\s={}]+)/.exec(template)?.[1];
}

/** Whether a parameter with another name is passed as another option, because no `pass-as` spells the option out. */
export function flagFollowsName(parameter: Parameter): boolean {
  return /^\s*--?[^\s=]*\{name\}/.test(templateOf(parameter));
}

function templateOf({ type, passAs, passTrueAs, passFalseAs }: Parameter): string {
  return (type === "flag" ? (passTrueAs ?? passFalseAs ?? passAs) : passAs) || "--{name}";
}

/** Whether a command writes the option that has a parameter's name: by `{parameters}` or `{parameter:NAME}`. */
export function passesByName({ commands }: Step, name: string): boolean {
  return commands.some(({ value }) =>
    placeholdersIn(value, { start: 0, end: value.length }).some(
      (it) => it.kind === "parameters" || (it.kind === "parameter" && it.name?.value === name),
    ),
  );
}

/** Whether the command gives a parameter to a program as an option: by `{parameters}` or `{parameter:NAME}`. */
export function isPassed({ words }: StepProgram, name: string): boolean {
  return words.some(({ written }) =>
    placeholdersIn(written, { start: 0, end: written.length }).some(
      (it) => it.kind === "parameters" || (it.kind === "parameter" && it.name?.value === name),
    ),
  );
}

/** Whether a program understands a flag on its command line, as far as it is known. */
export function understands({ options, builtIn }: StepProgram, flag: string): boolean {
  return builtIn.includes(flag) || optionFor(options, flag) !== undefined;
}

/** The option that a flag on the command line means. */
export function optionFor(
  options: readonly ScriptArgument[],
  flag: string,
): ScriptArgument | undefined {
  const exact = options.find((it) => it.flags.includes(flag) || it.negations.includes(flag));
  if (exact || !flag.startsWith("--")) return exact;
  // Several libraries accept unambiguous abbreviations.
  const longer = options.filter(
    (it) => it.abbreviates && [...it.flags, ...it.negations].some((form) => form.startsWith(flag)),
  );
  return longer.length === 1 ? longer[0] : undefined;
}
