import type { Parameter, Step } from "../../model/config.ts";
import { placeholdersIn } from "../../model/placeholder.ts";
import type { ScriptArgument } from "../../python/arguments.ts";
import type { StepCode } from "./step-code.ts";

/** The options of the only script of a step, where all that the step passes to it is known. */
export interface ScriptOptions {
  readonly path: string;
  readonly options: readonly ScriptArgument[];
  /** Whether other options make the script fail. */
  readonly strict: boolean;
}

/** The options of a step's script; undefined where it has none, or several scripts. */
export function scriptOptions(code: StepCode): ScriptOptions | undefined {
  const own = code.scripts.filter((it) => !it.imported);
  const [only] = own;
  if (!only || own.length > 1 || code.started.length > 1) return undefined;
  const options = code.scripts.flatMap((it) => it.script.arguments);
  if (options.length === 0) return undefined;
  const strict = only.script.strictArguments && !only.script.readsParametersOtherwise;
  return { path: only.path, options, strict };
}

/** The option with which a parameter reaches the script, such as `--rate`; undefined where it is passed in another way. */
export function flagOf({
  name,
  type,
  passAs,
  passTrueAs,
  passFalseAs,
}: Parameter): string | undefined {
  if (!name) return undefined;
  const custom = type === "flag" ? (passTrueAs ?? passFalseAs ?? passAs) : passAs;
  const template = (custom || "--{name}").replaceAll("{name}", name.value);
  return /^\s*(--?[^\s={}]+)/.exec(template)?.[1];
}

/** Whether all parameters of a step go to the script that the command starts. */
export function passesAll({ commands }: Step, path: string): boolean {
  return commands.some(({ value }) => {
    const file = path.split("/").at(-1) ?? path;
    const line = value.split("\n").find((it) => it.includes(file));
    if (line === undefined) return false;
    const stretch = { start: 0, end: line.length };
    return placeholdersIn(line, stretch).some((it) => it.kind === "parameters");
  });
}

/** The option that a flag on the command line means. */
export function optionFor({ options }: ScriptOptions, flag: string): ScriptArgument | undefined {
  const exact = options.find((it) => it.flags.includes(flag));
  if (exact) return exact;
  // argparse and absl take unambiguous beginnings.
  const longer = options.filter((it) => it.flags.some((form) => form.startsWith(flag)));
  return longer.length === 1 && flag.startsWith("--") ? longer[0] : undefined;
}
