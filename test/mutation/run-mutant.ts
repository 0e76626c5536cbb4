import { createRequire } from "node:module";
import { mock } from "node:test";
import { Script } from "node:vm";
import { switchName } from "./instrument.ts";

/** A bundle that can be loaded again and again, each time with nothing left of the time before. */
export type Load = (isMutant: (id: number) => boolean) => Loaded;

interface Loaded {
  readonly kept: readonly KeptTest[];
  readonly loaders: { readonly [file: string]: () => Promise<unknown> };
}

interface KeptTest {
  readonly name: string;
  readonly body: ((context: object) => unknown) | undefined;
}

/** A test by its place among those of its file. */
export interface TestPlace {
  readonly file: string;
  readonly at: number;
}

/** A test that a mutant is tried with. */
export interface Trial extends TestPlace {
  /** How often mutants may be asked for until the test counts as one that does not end. */
  readonly maxAsked: number;
}

/** A test as it runs where nothing is changed. */
export interface TestRun extends TestPlace {
  readonly name: string;
  readonly failure: string | undefined;
  /** The mutants that it reaches. */
  readonly reached: readonly number[];
  /** How often mutants are asked for: how long it takes, on any machine. */
  readonly asked: number;
  /** How long the processor worked. */
  readonly milliseconds: number;
}

/** A file of tests where nothing is changed. */
export interface FileRun {
  readonly tests: readonly TestRun[];
  /** The mutants that are reached before a test runs. */
  readonly loading: readonly number[];
}

/** Compiles a bundle; what it requires is found from a file of the project. */
export function loadable(code: string, projectFile: string): Load {
  const parameters = ["require", "module", "exports", switchName].join(", ");
  const script = new Script(`(function (${parameters}) {${code}\n})`);
  const run = script.runInThisContext() as (...given: readonly unknown[]) => void;
  const require = createRequire(projectFile);
  return (isMutant) => {
    const module = { exports: {} };
    run(require, module, module.exports, isMutant);
    return module.exports as Loaded;
  };
}

/** Runs a file of tests with nothing changed, and sees what they reach. */
export async function runUnchanged(load: Load, file: string): Promise<FileRun> {
  let asked = 0;
  let reached = new Set<number>();
  const { kept, loaders } = load((id) => {
    asked++;
    reached.add(id);
    return false;
  });
  const failure = await failureOf(async () => loaders[file]?.());
  const loading = [...reached];
  if (failure !== undefined) {
    const run = { file, at: 0, name: "loads", failure, reached: [], asked, milliseconds: 0 };
    return { tests: [run], loading };
  }
  const tests: TestRun[] = [];
  for (const [at, test] of kept.entries()) {
    reached = new Set();
    asked = 0;
    const start = process.cpuUsage();
    const failure = await failureOf(() => runTest(test));
    const milliseconds = process.cpuUsage(start).user / 1000;
    const { name } = test;
    tests.push({ file, at, name, failure, reached: [...reached], asked, milliseconds });
  }
  return { tests, loading };
}

/** Runs tests with one mutant until one of them fails; answers which, nothing if the mutant survives. */
export async function killerOf(
  load: Load,
  mutant: number,
  trials: readonly Trial[],
): Promise<TestPlace | undefined> {
  let left = Number.POSITIVE_INFINITY;
  const loaded = load((id) => {
    if (--left < 0) throw new Error("asked too often: this does not seem to end");
    return id === mutant;
  });
  const starts = new Map<string, number>();
  for (const { file, at, maxAsked } of trials) {
    left = maxAsked;
    if (!starts.has(file)) {
      starts.set(file, loaded.kept.length);
      const failure = await failureOf(async () => loaded.loaders[file]?.());
      if (failure !== undefined) return { file, at };
    }
    const test = loaded.kept[(starts.get(file) ?? 0) + at];
    if (test && (await failureOf(() => runTest(test))) !== undefined) return { file, at };
  }
  return undefined;
}

async function failureOf(action: () => unknown): Promise<string | undefined> {
  try {
    await action();
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

async function runTest({ body }: KeptTest): Promise<void> {
  const ends: (() => unknown)[] = [];
  const after = (end: () => unknown) => ends.push(end);
  const subtest = async (_name: string, own: (inner: object) => unknown) =>
    void (await own(context));
  const context = { after, diagnostic: () => undefined, mock, test: subtest };
  try {
    await body?.(context);
  } finally {
    for (const end of ends) await end();
    mock.timers.reset();
    mock.reset();
  }
}
