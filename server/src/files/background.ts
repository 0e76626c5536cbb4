import type { Steps } from "#core/base/steps.ts";
import type { FileStore } from "./file-store.ts";
import { Slot } from "./slot.ts";

/** Does long work a little at a time, so that other work is done in between. */
export interface Background {
  /** Whether something of this size, in characters, is read at once; until other work has been done, only a few thousand characters are. */
  isShort(size: number): boolean;
  /** The answer of steps once they are done; undefined where it is not wanted any more. */
  run<Answer>(steps: Steps<Answer>, isWanted: () => boolean): Promise<Answer | undefined>;
}

/** Something that is made in the background once it is first asked for. */
export interface Making<Answer> {
  /** Undefined until it is there. */
  answer(): Answer | undefined;
  /** The same; while there is no answer, whatever is computed from it waits as for a file that is not loaded. */
  ask(): Answer | undefined;
  /** Whether it was given up because it was not wanted any more. */
  isGivenUp(): boolean;
}

/** What is made in the background, and whether it is still wanted. */
interface Work<Answer> {
  readonly steps: () => Steps<Answer>;
  readonly isWanted: () => boolean;
}

/** Makes something in the background for an address. */
export function makeInBackground<Answer>(
  uri: string,
  store: FileStore,
  background: Background,
  { steps, isWanted }: Work<Answer>,
): Making<Answer> {
  let answer: Answer | undefined;
  const slot = new Slot({ uri, root: undefined }, async () => {
    answer ??= await background.run(steps(), isWanted);
    return { made: answer };
  });
  return {
    answer: () => answer,
    ask() {
      if (answer === undefined) store.made(slot);
      return answer;
    },
    isGivenUp: () => answer === undefined && slot.value !== undefined,
  };
}
