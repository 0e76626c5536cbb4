import type { SourceRange } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";
import type { Bindings } from "../bindings.ts";

/** An option or positional argument that a script takes on its command line. */
export interface ScriptArgument {
  /** Its long form without dashes; for a positional argument, its name in the script. */
  readonly name: string;
  /** All forms as they are written on the command line, such as `--rate` and `-r`; none for a positional argument. */
  readonly flags: readonly string[];
  /** The forms that switch a flag off, such as `--no-amp`. */
  readonly negations: readonly string[];
  readonly type: "integer" | "float" | "string" | "flag" | undefined;
  readonly default: Value | undefined;
  readonly choices: readonly Value[] | undefined;
  /** What the script does with a value before it compares it with the choices. */
  readonly conversion: Conversion;
  readonly required: boolean;
  /** The help text that the script gives for it. */
  readonly help: string | undefined;
  /** Whether it takes several values. */
  readonly several: boolean;
  /** Whether it works both with and without a value. */
  readonly optionalValue: boolean;
  /** Whether unambiguous abbreviations of its forms work as well. */
  readonly abbreviates: boolean;
  /** For a positional argument, its position, from 0. */
  readonly position: number | undefined;
  /** How a value is written where the parameter is not an option of its own, such as `{name}={value}`. */
  readonly passAs: string | undefined;
  /** The characters of the name in the program. */
  readonly range: SourceRange;
  /** Whether the range holds just the name, so that an edit can replace it. */
  readonly literal: boolean;
  /** Where the program reads its value, by the option's name with `_` for `-`. */
  readonly uses: readonly SourceRange[];
}

/** What a value becomes before it is compared with choices; `unknown` where only running the script shows it. */
export type Conversion = "none" | "lower" | "upper" | "integer" | "float" | "unknown";

/** An option with the file in which it is declared. */
export interface ProgramOption extends ScriptArgument {
  readonly origin: Bindings;
}

/** The defaults of an option. */
export const plainArgument = {
  negations: [],
  type: undefined,
  default: undefined,
  choices: undefined,
  conversion: "none",
  required: false,
  help: undefined,
  several: false,
  optionalValue: false,
  abbreviates: false,
  position: undefined,
  passAs: undefined,
  uses: [],
} as const satisfies Partial<ScriptArgument>;
