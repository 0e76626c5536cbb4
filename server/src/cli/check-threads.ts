import { once } from "node:events";
import { availableParallelism } from "node:os";
import path from "node:path";
import { Worker } from "node:worker_threads";
import type { CheckedFile, CheckTask } from "./check-file.ts";
import type { Reply } from "./check-thread.ts";
import { Failed } from "./failed.ts";
import { type Outcome, outcomeOf, type WaitingFile } from "./outcome.ts";

/** In seconds, for each of several files. */
const usualTimeout = 30;

/** Starting a thread takes longer than checking some files. */
const filesPerThread = 8;
const maxThreads = 4;

/**
 * Checks files in threads and answers them in their order, so that one that takes longer than the timeout, in seconds,
 * or exhausts the memory does not affect the others.
 */
export async function* checkInThreads(
  files: readonly WaitingFile[],
  timeout: number | undefined,
): AsyncGenerator<Outcome> {
  const wanted = Math.ceil(files.length / filesPerThread);
  const count = Math.min(wanted, maxThreads, availableParallelism());
  const threads = Array.from({ length: count }, () => new CheckThread(timeout ?? usualTimeout));
  try {
    yield* inTheirOrder(files, threads);
  } finally {
    await Promise.all(threads.map((it) => it.end()));
  }
}

/** Gives each file to the thread that is free next. */
async function* inTheirOrder(
  files: readonly WaitingFile[],
  threads: readonly CheckThread[],
): AsyncGenerator<Outcome> {
  const resolvers: ((outcome: Outcome) => void)[] = [];
  const outcomes = files.map(
    (_, index) =>
      new Promise<Outcome>((resolve) => {
        resolvers[index] = resolve;
      }),
  );
  const waiting = files.entries();
  for (const thread of threads) void work(thread);
  for (const outcome of outcomes) yield await outcome;

  async function work(thread: CheckThread): Promise<void> {
    for (const [index, file] of waiting)
      resolvers[index]?.(await outcomeOf(file, (task) => thread.check(task)));
  }
}

/** A thread that checks one file after the other; the next file gets a new one when it has to be ended. */
class CheckThread {
  /** In seconds. */
  readonly #timeout: number;
  #worker: Worker | undefined;

  constructor(timeout: number) {
    this.#timeout = timeout;
  }

  async check(task: CheckTask): Promise<CheckedFile> {
    try {
      this.#worker ??= await startWorker();
      return await replyTo(task, this.#worker, this.#timeout);
    } catch (error) {
      await this.end();
      throw error;
    }
  }

  async end(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }
}

/** A thread that has loaded everything it needs; loading does not count as time that a file takes. */
async function startWorker(): Promise<Worker> {
  const worker = new Worker(path.join(__dirname, "check-thread.js"));
  await once(worker, "message");
  return worker;
}

async function replyTo(task: CheckTask, worker: Worker, timeout: number): Promise<CheckedFile> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), timeout * 1000);
  try {
    const message = once(worker, "message", { signal: limit.signal });
    worker.postMessage(task);
    const [reply]: Reply[] = await message;
    if (reply && "checked" in reply) return reply.checked;
    throw reply ? reply.fault : new Error("The check ended without a result");
  } catch (error) {
    if (!limit.signal.aborted) throw error;
    const late = `takes longer than ${timeout} s; --timeout sets another limit`;
    throw new Failed(`Checking "${task.file}" ${late}`);
  } finally {
    clearTimeout(timer);
  }
}
