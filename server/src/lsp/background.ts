import type { Background } from "../files/background.ts";
import { advanceInTurn, type Scheduler } from "./scheduler.ts";

/** In characters of scripts: what is read at once before messages are read again; it takes about as long as a slice. */
const atOnce = 10_000;

/** Does a piece of work; answers whether that was the last one. */
type Work = () => boolean;

/** Works in the slices of a scheduler, the newest work first. */
export function createBackground({ turn, defer }: Scheduler): Background {
  const waiting: Work[] = [];
  let spent = 0;
  let isWorking = false;
  const workOff = async () => {
    if (isWorking) return;
    isWorking = true;
    while (waiting.length > 0) {
      await turn();
      const work = waiting.pop();
      if (work && !work()) waiting.push(work);
    }
    isWorking = false;
  };
  return {
    isShort(size) {
      if (spent + size > atOnce) return false;
      if (spent === 0) {
        defer(() => {
          spent = 0;
        });
      }
      spent += size;
      return true;
    },
    run: (steps, isWanted) =>
      new Promise((resolve, reject) => {
        waiting.push(() => {
          try {
            const step = isWanted() ? advanceInTurn(steps) : undefined;
            if (step?.done !== false) resolve(step?.value);
            return step?.done !== false;
          } catch (error) {
            reject(error);
            return true;
          }
        });
        void workOff();
      }),
  };
}
