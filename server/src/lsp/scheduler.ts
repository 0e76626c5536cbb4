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
