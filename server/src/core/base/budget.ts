/** What reading one thing may still cost, so that the time for a text stays in proportion to its length. */
export interface Budget {
  /** Takes steps, one where nothing is said; false once more are asked for than there were. */
  spend(steps?: number): boolean;
  /** Whether more was asked for than there was, so that something has not been read. */
  readonly isSpent: boolean;
}

/** A budget of this many steps. */
export function createBudget(steps: number): Budget {
  let left = steps;
  return {
    spend(count = 1) {
      left -= count;
      return left >= 0;
    },
    get isSpent() {
      return left < 0;
    },
  };
}
