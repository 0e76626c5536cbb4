import type { SourceRange } from "#core/base/range.ts";

/** The files of a project, for commands whose reading needs them. */
export interface ProjectTexts {
  /** The text of a file by its path in the repository; undefined where there is none or it may not be seen. */
  text(path: string): string | undefined;
}

/** Where something is written. */
export interface CommandPlace {
  /** In the command; for something in a file, the place at which the command names that file. */
  readonly range: SourceRange;
  /** The file in which it is written, by its path in the repository; undefined for the command itself. */
  readonly at: FilePlace | undefined;
}

/** A stretch of a file by its path in the repository. */
export interface FilePlace {
  readonly path: string;
  readonly range: SourceRange;
}

/** A program that a command of a step starts. */
export interface StartedScript extends CommandPlace {
  /** Relative to the repository, with `/`. */
  readonly path: string;
  /** Where else it may be; the first file that exists is it. */
  readonly otherPaths: readonly string[];
  /** What is started: the file itself, the file as a module, or one of its functions, as entry points do. */
  readonly way: "file" | "module" | "function";
  /** What it is given, in its order. */
  readonly words: readonly ScriptWord[];
  /** The folder of the repository in which it runs. */
  readonly folder: string | undefined;
  /** The folders of the repository in which its imports are looked for, beside its own. */
  readonly roots: readonly string[];
  /** Whether what it prints goes to a file. */
  readonly silent: boolean;
  /** Whether it may be missing from the project: it is installed, an earlier command fetches or asks for it, or its path is a pattern or an address. */
  readonly mayBeElsewhere: boolean;
}

/** A word of a command that names something of the repository, by which it is started or entered. */
export interface NamedPath extends CommandPlace {
  readonly kind: "file" | "folder" | "module";
  /** What it may mean, relative to the repository; the first file that exists is it. */
  readonly paths: readonly string[];
  /** The folder of the repository in which it is read; undefined where it is elsewhere. */
  readonly folder: string | undefined;
}

/** A word that a script is given. */
export interface ScriptWord {
  /** Undefined where a part of it is known only when the command runs. */
  readonly text: string | undefined;
  /** As the command spells it, with Valohai's placeholders. */
  readonly written: string;
}

/** Python code that is written within a command. */
export interface InlineCode {
  readonly text: string;
  readonly folder: string | undefined;
  readonly roots: readonly string[];
  readonly silent: boolean;
  /** Where a stretch of the code is written. */
  readonly place: (range: SourceRange) => CommandPlace;
}

/** A key of a JSON object that a command prints by itself. */
export interface PrintedName extends CommandPlace {
  readonly name: string;
}

/** What a command of a step says about itself. */
export interface CommandFacts {
  readonly scripts: readonly StartedScript[];
  readonly codes: readonly InlineCode[];
  readonly metadata: readonly PrintedName[];
  /** The shell scripts and makefiles that were read, by their paths in the repository. */
  readonly opened: readonly string[];
  /** The words that name scripts, modules and folders of the repository. */
  readonly paths: readonly NamedPath[];
  /** Whether all that runs is known: no other folder, no other repository, no other program. */
  readonly complete: boolean;
}

/** What commands do for the programs of a step, as a whole. */
export interface Installed {
  /** The names of packages that commands install. */
  readonly packages: readonly string[];
  /** The lists of packages in the repository from which commands install. */
  readonly lists: readonly string[];
}
