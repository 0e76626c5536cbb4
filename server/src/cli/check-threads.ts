import { once } from "node:events";
import { availableParallelism } from "node:os";
import { parentPort, Worker } from "node:worker_threads";
import { type CheckedFile, type CheckTask, checkFile } from "./check-file.ts";
import { UsageError } from "./cli-io.ts";
import { Failed } from "./failed.ts";
import { failureText } from "./failure-text.ts";

/** A file that is read when its turn comes. */
export interface WaitingFile {
  readonly file: string;
  /** Throws an error with the message to show when the file cannot be read. */
  read(): CheckTask;
}

/** A file and what was found in it, or why it could not be checked. */
export type Outcome = Success | Failure;

export interface Success {
  readonly task: CheckTask;
  readonly checked: CheckedFile;
}

/** One line on why a file is left out. */
export interface Failure {
  readonly failure: string;
}

/** In seconds, for each of several files. */
const usualTimeout = 30;

/** Starting a thread takes longer than checking some files. */
const filesPerThread = 8;
const maxThreads = 4;

/**
 * Checks files and answers them in their order. Several are checked in threads, so that one that takes longer than the
 * timeout, in seconds, or exhausts the memory does not affect the others; so is a single one if a timeout is given.
 */
export async function* checkEach(
  files: readonly WaitingFile[],
  timeout: number | undefined,
): AsyncGenerator<Outcome> {
  if (files.length <= 1 && timeout === undefined) {
    for (const file of files) yield await outcomeOf(file, checkFile);
    return;
  }
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

async function outcomeOf(
  { file, read }: WaitingFile,
  check: (task: CheckTask) => CheckedFile | Promise<CheckedFile>,
): Promise<Outcome> {
  try {
    const task = read();
    return { task, checked: await check(task) };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (error instanceof Failed) return { failure: error.message };
    return { failure: `"${file}" is not checked: ${failureText(error)}` };
  }
}

type Reply = { readonly checked: CheckedFile } | { readonly fault: unknown };

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
  const worker = new Worker(__filename);
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

/** Checks what the main thread sends; called in a thread that this file has started. */
export function serveChecks(): void {
  const port = parentPort;
  port?.postMessage("ready");
  port?.on("message", (task: CheckTask) => port.postMessage(replyOf(task)));
}

function replyOf(task: CheckTask): Reply {
  try {
    return { checked: checkFile(task) };
  } catch (fault) {
    return { fault };
  }
}
