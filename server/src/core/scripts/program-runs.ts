import type { ScriptArgument } from "#core/python/options/argument.ts";
import {
  type StartedProgram,
  startedProgram,
  withoutStretches,
} from "#core/python/started-program.ts";
import type { ScriptWord } from "#core/shell/facts.ts";
import type { CodeFile } from "./code-files.ts";
import type { CodeScript, StartedFile } from "./step-code.ts";

/** A program with what it takes on its command line. */
export interface StepProgram {
  readonly path: string;
  readonly words: readonly ScriptWord[];
  readonly options: readonly CodeOption[];
  /** Whether it takes no other options. */
  readonly isComplete: boolean;
  /** Whether it refuses options that it does not take. */
  readonly isStrict: boolean;
  /** The forms of options that its library takes of itself. */
  readonly builtIn: readonly string[];
  /** The names of the commands one of which the words may name next. */
  readonly commands: readonly string[];
}

/** An option with the file that declares it. */
export interface CodeOption extends ScriptArgument {
  readonly file: CodeFile;
}

/** A script as one command starts it. */
export interface ProgramRun {
  readonly started: StartedFile;
  readonly program: StartedProgram;
}

/** What is known of each start of a script. */
export function programRuns(
  started: readonly StartedFile[],
  scripts: readonly CodeScript[],
): readonly ProgramRun[] {
  return started.flatMap((it) => {
    const main = scripts.find(({ path }) => path === it.path);
    return main ? [{ started: it, program: startedProgram(filesOf(main, scripts), it) }] : [];
  });
}

/** What a started script takes. */
export function stepProgram(
  { started: { path, words }, program }: ProgramRun,
  scripts: readonly CodeScript[],
): StepProgram {
  const { isComplete, isStrict, builtIn, commands } = program;
  const fileAt = new Map(scripts.map((it) => [it.path, it.file]));
  const options = program.options.flatMap(({ path: declaredIn, ...it }) => {
    const file = fileAt.get(declaredIn);
    return file ? [{ ...it, file }] : [];
  });
  return { path, words, options, isComplete, isStrict, builtIn, commands };
}

/** A script without what runs in none of the programs. */
export function withoutDead(it: CodeScript, runs: readonly ProgramRun[]): CodeScript {
  const [some = [], ...rest] = runs.flatMap(({ program }) => {
    const dead = program.dead.get(it.path);
    return dead ? [dead] : [];
  });
  if (some.length === 0) return it;
  const dead = some.filter((range) =>
    rest.every((list) => list.some(({ start, end }) => start === range.start && end === range.end)),
  );
  return { ...it, script: withoutStretches(it.script, dead) };
}

/** A started script with the modules of the project. */
export function filesOf(
  started: CodeScript,
  scripts: readonly CodeScript[],
): readonly CodeScript[] {
  return [started, ...scripts.filter((it) => it !== started && it.imported)];
}
