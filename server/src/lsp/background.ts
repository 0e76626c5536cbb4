import type { Steps } from "#core/base/steps.ts";
import type { Background } from "../files/background.ts";
import { sliceTime } from "./document-readings.ts";
import type { Scheduler } from "./scheduler.ts";

/** In characters of scripts: what is read at once before messages are read again; it takes about as long as a slice. */
const atOnce = 10_000;

/** Work that goes on until a time, in milliseconds; answers whether it is over. */
type Work = (end: number) => boolean;

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
      if (work && !work(performance.now() + sliceTime)) waiting.push(work);
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
        waiting.push((end) => {
          try {
            const step = isWanted() ? advance(steps, end) : undefined;
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

/** Does steps until a time, in milliseconds. */
function advance<Answer>(steps: Steps<Answer>, end: number): IteratorResult<undefined, Answer> {
  for (;;) {
    const step = steps.next();
    if (step.done || performance.now() >= end) return step;
  }
}
