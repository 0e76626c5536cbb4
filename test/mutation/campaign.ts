import type { Mutant } from "./instrument.ts";
import type { FileRun, TestPlace, TestRun, Trial } from "./run-mutant.ts";
import type { TestProcess } from "./test-process.ts";

/** What the tests made of a mutant. */
export interface Verdict {
  readonly mutant: Mutant;
  readonly outcome: "killed" | "cut off" | "survived" | "not reached";
}

/** Which tests reach which mutant. */
export interface Coverage {
  readonly reaching: ReadonlyMap<number, readonly TestRun[]>;
  /** The tests that tell nothing, since they fail by themselves, and those that take too long to be repeated. */
  readonly leftOut: readonly TestRun[];
}

const longMilliseconds = 500;
const secondsPerQuestion = 120;
const maxTrials = 100;
const maxKillers = 20;

/** Runs all tests with nothing changed. */
export async function coverageOf(
  process: TestProcess,
  files: readonly string[],
): Promise<Coverage> {
  const reaching = new Map<number, TestRun[]>();
  const reach = (id: number, runs: readonly TestRun[]) => {
    const known = reaching.get(id);
    if (known) known.push(...runs);
    else reaching.set(id, [...runs]);
  };
  const leftOut: TestRun[] = [];
  for (const file of files) {
    const reply = await process.ask({ kind: "run", file }, secondsPerQuestion);
    if (reply === "lost") throw new Error(`${file} does not end`);
    const { tests, loading } = reply.answer as FileRun;
    const usable = tests.filter((it) => !it.failure && it.milliseconds <= longMilliseconds);
    leftOut.push(...tests.filter((it) => !usable.includes(it)));
    for (const id of loading) reach(id, usable);
    const early = new Set(loading);
    for (const run of usable) {
      for (const id of run.reached) if (!early.has(id)) reach(id, [run]);
    }
  }
  return { reaching, leftOut };
}

/** Tries mutants, as many at a time as there are processes. */
export async function judge(
  processes: readonly TestProcess[],
  mutants: readonly Mutant[],
  { reaching }: Coverage,
  report: (verdict: Verdict) => void,
): Promise<void> {
  const left = mutants.values();
  const killers: TestPlace[] = [];
  await Promise.all(
    processes.map(async (process) => {
      for (const mutant of left) {
        const trials = inOrder(mutant, reaching.get(mutant.id) ?? [], killers);
        const { outcome, killer } = await judgeMutant(process, mutant, trials);
        if (killer) remember(killers, killer);
        report({ mutant, outcome });
      }
    }),
  );
}

async function judgeMutant(
  process: TestProcess,
  mutant: Mutant,
  trials: readonly Trial[],
): Promise<{ readonly outcome: Verdict["outcome"]; readonly killer?: TestPlace }> {
  if (trials.length === 0) return { outcome: "not reached" };
  const reply = await process.ask({ kind: "try", mutant: mutant.id, trials }, secondsPerQuestion);
  if (reply === "lost") return { outcome: "cut off" };
  const killer = reply.answer as TestPlace | undefined;
  return killer ? { outcome: "killed", killer } : { outcome: "survived" };
}

/** Keeps the tests that killed last, the very last first. */
function remember(killers: TestPlace[], killer: TestPlace): void {
  const known = killers.findIndex((it) => isSame(it, killer));
  if (known >= 0) killers.splice(known, 1);
  killers.unshift(killer);
  killers.splice(maxKillers);
}

function isSame(a: TestPlace, b: TestPlace): boolean {
  return a.file === b.file && a.at === b.at;
}

/**
 * What has just killed a neighbour comes first, then the tests of the source itself, those of the whole, and the rest
 * as near as it lies: of these as many as make a hundred, since a mutant that survives them is not found by others either.
 */
function inOrder(
  mutant: Mutant,
  tests: readonly TestRun[],
  killers: readonly TestPlace[],
): readonly Trial[] {
  const ranked = tests.map((test) => {
    const killed = killers.findIndex((it) => isSame(it, test));
    return { test, rank: killed >= 0 ? killed - maxKillers : distance(mutant.file, test.file) };
  });
  ranked.sort((a, b) => a.rank - b.rank || a.test.asked - b.test.asked);
  const tried = ranked.filter(({ rank }, index) => rank <= ofTheWhole || index < maxTrials);
  return tried.map(({ test: { file, at, asked } }) => ({
    file,
    at,
    maxAsked: 10 * asked + 1_000_000,
  }));
}

/**
 * How far a test lies from a source: nothing where each word of its path, below the folder of its group, is in that of
 * the source, as for the tests of one source or of several that begin alike.
 */
function distance(source: string, test: string): number {
  const words = new Set(wordsOf(source));
  const own = wordsOf(test.split("/").slice(2).join("/"));
  const common = own.filter((it) => words.has(it)).length;
  if (common === own.length) return 0;
  return test.split("/").length === 3 ? ofTheWhole : 100 - common;
}

/** The rank of the tests of the whole. */
const ofTheWhole = 1;

function wordsOf(path: string): readonly string[] {
  return path.replace(/(?:\.test)?\.ts$/, "").split(/[/-]/);
}
