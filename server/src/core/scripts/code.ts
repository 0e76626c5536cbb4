import type { SourceRange } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";
import type { ScriptArgument } from "#core/python/options/argument.ts";
import type { Script } from "#core/python/script.ts";
import type { ScriptWord } from "#core/shell/facts.ts";
import type { CodeFile } from "./code-files.ts";

/** What is known of the programs that a step runs. */
export interface StepCode {
  /** The scripts that its commands start, in their order. */
  readonly started: readonly StartedFile[];
  /** The started Python scripts and the modules of the project that they import, without what does not run. */
  readonly scripts: readonly CodeScript[];
  /** The programs that they are, as the commands start them. */
  readonly programs: readonly StepProgram[];
  /** The shell scripts and makefiles through which the commands start them. */
  readonly opened: readonly CodeFile[];
  /** The configuration files of the project that the scripts and commands name. */
  readonly configs: readonly CodeFile[];
  /** The metadata keys that are printed, each place once. */
  readonly metadata: readonly CodeKey[];
  /** Whether all that runs is known and was read. */
  readonly complete: boolean;
  /** Whether no other metadata key can be printed by what was read. */
  readonly metadataComplete: boolean;
}

export interface StartedFile {
  readonly path: string;
  /** Where the command names it, in the step's item. */
  readonly range: SourceRange;
  /** Undefined where there is no such file. */
  readonly file: CodeFile | undefined;
  /** What the command gives it. */
  readonly words: readonly ScriptWord[];
  /** Whether the file itself runs, and not only what a function of it does. */
  readonly isMain: boolean;
  /** Whether what it prints goes to a file. */
  readonly silent: boolean;
  /** The folders in which its imports are looked for, beside its own. */
  readonly roots: readonly string[];
}

export interface CodeScript {
  readonly path: string;
  readonly file: CodeFile;
  readonly script: Script;
  /** The folders in which its imports are looked for, beside its own. */
  readonly roots: readonly string[];
  /** Whether another script imports it. */
  readonly imported: boolean;
}

/** A metadata key and where a program prints it. */
export interface CodeKey {
  readonly name: string;
  /** The script; undefined where a command of the step prints it. */
  readonly file: CodeFile | undefined;
  /** In the script, or in the step's item. */
  readonly range: SourceRange;
  /** Whether the range holds just the name. */
  readonly literal: boolean;
  /** Whether it is written as the name of an argument. */
  readonly keyword: boolean;
  readonly value: Value | undefined;
}

/** A program with what it takes on its command line. */
export interface StepProgram {
  readonly path: string;
  readonly words: readonly ScriptWord[];
  readonly options: readonly CodeOption[];
  /** Whether it takes no other options. */
  readonly isComplete: boolean;
  /** Whether it refuses options that it does not take. */
  readonly isStrict: boolean;
  /** The forms of options that its library adds to every program. */
  readonly builtIn: readonly string[];
  /** The names of the commands that may come next on the command line. */
  readonly commands: readonly string[];
}

/** An option with the file that declares it. */
export interface CodeOption extends ScriptArgument {
  readonly file: CodeFile;
}
