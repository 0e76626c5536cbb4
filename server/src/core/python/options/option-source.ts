import type { ProgramOption } from "./argument.ts";

/** What one way to read the command line takes from it. */
export interface OptionSource {
  readonly options: readonly ProgramOption[];
  /** Whether it may take other options. */
  readonly isOpen: boolean;
  /** Whether it refuses options that it does not take. */
  readonly isStrict: boolean;
  /** Options that it adds to every program. */
  readonly builtIn?: readonly string[];
  /** The names of the commands that may come next on the command line. */
  readonly commands?: readonly string[];
}
