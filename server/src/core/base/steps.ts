/**
 * Work that can be interrupted after each of its steps; what it gives does not depend on where that happens. A step may
 * say how far the work has come.
 */
export type Steps<Answer, Progress = undefined> = Generator<Progress, Answer, undefined>;

/** How many entries of a list are looked at in one step. */
const stride = 50;

/** What a function finds for the entries of a list, some of them in each step. */
export function* collected<Entry, Found>(
  entries: readonly Entry[],
  find: (entry: Entry) => readonly Found[] | Found,
): Steps<readonly Found[]> {
  const all: Found[][] = [];
  for (let from = 0; from < entries.length; from += stride) {
    all.push(entries.slice(from, from + stride).flatMap(find));
    yield;
  }
  return all.flat();
}

/** Does all steps at once. */
export function finish<Answer>(steps: Steps<Answer, unknown>): Answer {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
