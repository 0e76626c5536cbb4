import { guardedSteps } from "#core/base/faults.ts";
import { advance, finish, type Steps } from "#core/base/steps.ts";
import type { Step } from "#core/model/config.ts";
import type { Item } from "#core/model/piece.ts";
import type { StepCode } from "#core/scripts/code.ts";
import type { CodeFiles } from "#core/scripts/code-files.ts";
import { runsTheSame, stepCodeInSteps } from "#core/scripts/step-code.ts";
import { emptySubmodule } from "#core/scripts/submodules.ts";
import { type Background, type Making, makeInBackground } from "./background.ts";
import type { FileStore } from "./file-store.ts";
import { Reads } from "./reads.ts";

/** What runs in steps, each found again only when a file has changed that it depends on. */
export interface StepCodes {
  /**
   * Undefined as long as a file is not known or the programs are being read; but what was found before counts until they
   * are. `reads` records that they are being read.
   */
  codeOf(step: Step, item: Item, files: CodeFiles, reads: Reads): StepCode | undefined;
}

/** What was found for an item. */
interface Found {
  readonly code: StepCode | undefined;
  /** What was asked of files. */
  readonly reads: Reads;
  /** Where the programs take long to read; until it is made, `code` counts. */
  readonly making?: Making<Read>;
}

interface Read {
  readonly code: StepCode | undefined;
}

/** How many steps of a reading are done at once, and as how many characters they count for `isShort`. */
const stepsAtOnce = 500;
const sizeAtOnce = 1_000;

/** Keeps what was found for as long as the items are in use, and the last of it for the next version of its item. */
export function createStepCodes(store: FileStore, background?: Background): StepCodes {
  const known = new WeakMap<Item, Found>();
  const wanted = newestWanted<Item>();
  let latest: WeakRef<Item> | undefined;
  const foundForLatest = (item: Item): Found | undefined => {
    const before = latest?.deref();
    return before && runsTheSame(before, item) ? known.get(before) : undefined;
  };
  const keep = (item: Item, found: Found) => {
    known.set(item, found);
    // Not the item itself: each of thousands of files would keep its last one.
    latest = new WeakRef(item);
  };
  const read = (step: Step, item: Item, files: CodeFiles, before: StepCode | undefined): Found => {
    const reads = new Reads();
    const steps = recorded(store, readWhole(step, item, files), reads);
    const first = begin(steps, background);
    const codeOr = (code: StepCode | undefined) => (reads.missing.size > 0 ? before : code);
    if (first || !background) return { code: codeOr((first ?? finish(steps)).code), reads };
    const isWanted = wanted(step.name?.value ?? "", item);
    const making = makeInBackground("", store, background, {
      steps: function* () {
        const { code } = yield* guardedSteps("the reader of programs", steps, { code: undefined });
        return { code: codeOr(code) };
      },
      isWanted,
    });
    return { code: before, reads, making };
  };
  return {
    codeOf(step, item, files, reads) {
      const own = known.get(item);
      const before = own ?? foundForLatest(item);
      const holds = before && !before.making?.isGivenUp() && store.holds(before.reads);
      const found = holds ? before : read(step, item, files, before && latestOf(before));
      if (found !== own) keep(item, found);
      if (holds) store.repeat(found.reads);
      store.record(() => found.making?.ask(), reads);
      return latestOf(found);
    },
  };
}

/**
 * Says whether objects with a name are still wanted: the newest of each name is. One that is asked about again stays wanted,
 * since several may have one name.
 */
function newestWanted<T extends object>(): (name: string, it: T) => () => boolean {
  const newest = new Map<string, WeakRef<T>>();
  const unwanted = new WeakSet<T>();
  const kept = new WeakSet<T>();
  return (name, it) => {
    const before = newest.get(name)?.deref();
    if (before && before !== it && !kept.has(before)) unwanted.add(before);
    if (unwanted.delete(it)) kept.add(it);
    newest.set(name, new WeakRef(it));
    return () => !unwanted.has(it);
  };
}

function latestOf({ code, making }: Found): StepCode | undefined {
  const made = making?.answer();
  return made ? made.code : code;
}

/** The first steps of a reading, or more where there is no background; undefined where it is not done then. */
function begin(steps: Steps<Read>, background: Background | undefined): Read | undefined {
  const most = !background || background.isShort(sizeAtOnce) ? stepsAtOnce : 1;
  let count = 0;
  const step = advance(steps, () => ++count >= most);
  return step.done ? step.value : undefined;
}

/** Steps of which each records what it asks of a store. */
function* recorded(
  store: FileStore,
  steps: Steps<StepCode | undefined>,
  reads: Reads,
): Steps<Read> {
  for (;;) {
    const { value: step } = store.record(() => steps.next(), reads);
    if (step.done) return { code: step.value };
    yield;
  }
}

/** Finds what runs in a step, and asks for what rules say about missing scripts, so that both are known at once. */
function* readWhole(step: Step, item: Item, files: CodeFiles): Steps<StepCode | undefined> {
  const code = yield* stepCodeInSteps(step, item.text, files);
  for (const { path, file } of code?.started ?? []) {
    if (file) continue;
    emptySubmodule(files, path);
    files.obstacle(path);
    files.siblings(path);
  }
  return code;
}
