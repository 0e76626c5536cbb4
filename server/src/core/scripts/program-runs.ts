import type { Steps } from "#core/base/steps.ts";
import {
  type StartedProgram,
  startInSteps,
  withoutStretches,
} from "#core/python/started-program.ts";
import type { CodeScript, StartedFile, StepProgram } from "./code.ts";

/** A script as one command starts it. */
export interface ProgramRun {
  readonly started: StartedFile;
  readonly program: StartedProgram;
}

/** What is known of each start of a script. */
export function* programRuns(
  started: readonly StartedFile[],
  scripts: readonly CodeScript[],
): Steps<readonly ProgramRun[]> {
  const runs: ProgramRun[] = [];
  for (const it of started) {
    const main = scripts.find(({ path }) => path === it.path);
    if (!main) continue;
    runs.push({ started: it, program: yield* startInSteps(filesOf(main, scripts), it) });
  }
  return runs;
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

/** A script without the parts that run in none of the programs. */
export function* withoutDead(it: CodeScript, runs: readonly ProgramRun[]): Steps<CodeScript> {
  const [some = [], ...rest] = runs.flatMap(({ program }) => {
    const dead = program.dead.get(it.path);
    return dead ? [dead] : [];
  });
  if (some.length === 0) return it;
  const dead = some.filter((range) =>
    rest.every((list) => list.some(({ start, end }) => start === range.start && end === range.end)),
  );
  return { ...it, script: yield* withoutStretches(it.script, dead) };
}

/** A started script with the modules of the project. */
export function filesOf(
  started: CodeScript,
  scripts: readonly CodeScript[],
): readonly CodeScript[] {
  return [started, ...scripts.filter((it) => it !== started && it.imported)];
}
