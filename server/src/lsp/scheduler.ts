import { advance, type Steps } from "#core/base/steps.ts";
import type { Session } from "./guarded-connection.ts";
import type { Platform } from "./platform.ts";

/** Lets work that nobody waits for run in slices between messages. */
export interface Scheduler {
  /** Waits until such work may go on: not at all within a slice, and after a slice until no message waits to be read. */
  turn(): Promise<void>;
  /** Calls a function once the messages that have arrived are read. */
  readonly defer: Platform["defer"];
}

/** How long work goes on before messages are read again, in milliseconds. */
const sliceTime = 8;

/** How long a piece of work of many steps goes on after a turn, in milliseconds: half a slice, so that it ends soon after the slice. */
const turnTime = 4;

/** Does a piece of such work, and says how the last of its steps ended. */
export function advanceInTurn<Answer, Progress>(
  steps: Steps<Answer, Progress>,
  note?: (progress: Progress) => void,
): IteratorResult<Progress, Answer> {
  const end = performance.now() + turnTime;
  return advance(steps, () => performance.now() >= end, note);
}

/** Does a piece of work in each turn until it is done. */
export async function workUntil(
  { turn }: Pick<Scheduler, "turn">,
  isDone: () => boolean,
): Promise<void> {
  do await turn();
  while (!isDone());
}

/** A scheduler of one process: all background work shares its slices. */
export function createScheduler(
  session: Pick<Session, "messages">,
  defer: Platform["defer"],
): Scheduler {
  let sliceEnd = 0;
  let read = -1;
  let waiting: Promise<void> | undefined;
  const nextSlice = (): Promise<void> =>
    new Promise((resolve) => {
      const look = () => {
        if (read !== session.messages) {
          // Messages that arrive together are read one after the other.
          read = session.messages;
          defer(look);
          return;
        }
        sliceEnd = performance.now() + sliceTime;
        waiting = undefined;
        resolve();
      };
      defer(look);
    });
  return {
    defer,
    async turn() {
      while (read !== session.messages || performance.now() >= sliceEnd) {
        waiting ??= nextSlice();
        await waiting;
      }
    },
  };
}
