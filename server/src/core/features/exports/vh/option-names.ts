import type { Step } from "#core/model/config.ts";
import { declaredParameters } from "#core/simulation/node-template.ts";

/*
 * The options of `vh`, which `click` parses twice: first those of the command itself, which are taken out wherever they
 * are in front of `--`, then the rest, with an option for each parameter and input of the step (valohai-cli
 * `RunCommand`). Options are matched as a whole, so the beginning of a name is not enough.
 */

/** The commands of `vh` that start what a step or a task declares. */
export type VhCommand = "exec run" | "task run";

const packaging = [
  ...["adhoc", "git-packaging", "no-git-packaging"],
  ...["include-untracked", "no-include-untracked", "yaml"],
];

const common = ["commit", "environment", "image", "title", "tag", "var", "priority", ...packaging];

const ownOptions: { readonly [command in VhCommand]: ReadonlySet<string> } = {
  "exec run": new Set([
    ...common,
    ...["environment-variable-groups", "watch", "open-browser", "sync", "ssh"],
    ...["validate-adhoc", "no-validate-adhoc", "debug-port", "debug-key-file"],
    ...["autorestart", "no-autorestart"],
    ...["k8s-cpu-min", "k8s-cpu-max", "k8s-memory-min", "k8s-memory-max"],
    ...["k8s-device", "k8s-device-none", "k8s-preset"],
    ...["k8s-cache-volume", "k8s-cache-volume-none"],
  ]),
  "task run": new Set([...common, "max-queued", "on-child-error"]),
};

/** Whether a command takes the option for one of its own where it is in front of `--`. */
export function isOwnOption(command: VhCommand, option: string): boolean {
  return ownOptions[command].has(option.slice("--".length));
}

/** What an option of a step fills. */
export interface OptionTarget {
  readonly kind: "parameter" | "input";
  readonly name: string;
}

/** The options that `vh` offers for a step's parameters and inputs. */
export interface StepOptions {
  /** The option that fills it and nothing else; undefined where another one with the same option gets the value. */
  optionOf(target: OptionTarget): string | undefined;
  /** The parameter or input that gets the value of the option that a name would have. */
  ownerOf(target: OptionTarget): OptionTarget | undefined;
  /** The parameters and inputs whose names `vh` cannot turn into options: it then cannot run the step. */
  readonly unnamed: readonly OptionTarget[];
}

/** The options of a step: where several have one name, the last gets the value, and inputs come after parameters. */
export function stepOptions(step: Step): StepOptions {
  const inputs = [...new Set(step.inputs.flatMap((it) => it.name?.value ?? []))];
  const targets: readonly OptionTarget[] = [
    ...declaredParameters(step).map((it) => parameterTarget(it.name?.value ?? "")),
    ...inputs.map(inputTarget),
  ];
  const owners = new Map<string, OptionTarget>();
  for (const target of targets) {
    for (const option of optionsFor(target)) owners.set(option, target);
  }
  return {
    optionOf: (target) =>
      optionsFor(target).find((it) => {
        const owner = owners.get(it);
        return isOption(it) && owner?.kind === target.kind && owner.name === target.name;
      }),
    ownerOf: (target) => owners.get(optionsFor(target)[0] ?? ""),
    unnamed: targets.filter((it) => !optionsFor(it).every(isOption)),
  };
}

/** Without its dashes, an option must be a Python identifier (`click.Option`). */
function isOption(text: string): boolean {
  return /^--[a-z]/i.test(text);
}

/** A parameter as the target of an option. */
export function parameterTarget(name: string): OptionTarget {
  return { kind: "parameter", name };
}

/** An input as the target of an option. */
export function inputTarget(name: string): OptionTarget {
  return { kind: "input", name };
}

/** The name as it is and in small letters (valohai-cli `generate_sanitized_options`). */
function optionsFor({ name }: OptionTarget): readonly string[] {
  const option = `--${optionName(name)}`;
  return [option, option.toLowerCase()];
}

/** The name of an option as `vh` makes it (valohai-cli `sanitize_option_name`). */
function optionName(name: string): string {
  const ascii = name.normalize("NFKD").replace(/[^\0-\x7f]/g, "");
  return ascii.replace(/[^-a-z0-9]+/gi, "-").replace(/^-+|(?<!-)-+$/g, "");
}
