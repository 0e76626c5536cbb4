import type { Steps } from "#core/base/steps.ts";
import type { FileStore } from "./file-store.ts";
import { Slot } from "./slot.ts";

/** Does long work a little at a time, so that other work is done in between. */
export interface Background {
  /** Whether something of this size, in characters, is to be read at once: only so much is until other work was done. */
  isShort(size: number): boolean;
  /** The answer of steps once they are done; undefined where it is not wanted any more. */
  run<Answer>(steps: Steps<Answer>, isWanted: () => boolean): Promise<Answer | undefined>;
}

/** What is read in the background from when it is first asked for. */
export interface Making<Answer> {
  /** Undefined until it is there. */
  answer(): Answer | undefined;
  /** The same; whoever asks for what is not there depends on it as on a file that is not loaded. */
  ask(): Answer | undefined;
  /** Whether it was given up because it was not wanted any more. */
  isGivenUp(): boolean;
}

/** What is made in the background, and as long as what. */
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
