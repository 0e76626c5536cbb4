const actions: (() => Promise<void>)[] = [];

/** Has something done once all tests of the process are over, for what they share. */
export function atEnd(action: () => Promise<void>): void {
  actions.push(action);
}

/**
 * Does what is to be done at the end.
 *
 * @public called by what `bundle-tests.ts` puts around the tests
 */
export async function finish(): Promise<void> {
  for (const act of actions) await act();
}
