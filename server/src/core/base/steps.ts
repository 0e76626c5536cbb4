/**
 * Work that can be interrupted after each of its steps; what it gives does not depend on where that happens. A step may
 * say how far the work has come.
 */
export type Steps<Answer, Progress = undefined> = Generator<Progress, Answer, undefined>;

/** How many entries of a list are looked at in one step, unless it is known how long one takes. */
const stride = 50;

/** What a function finds for the entries of a list, some of them in each step. */
export function* collected<Entry, Found>(
  entries: readonly Entry[],
  find: (entry: Entry) => readonly Found[] | Found,
): Steps<readonly Found[]> {
  const all: Found[][] = [];
  for (const part of parts(entries, stride)) {
    all.push(part.flatMap(find));
    yield;
  }
  return all.flat();
}

/** Calls a function for each entry of a list, for `size` of them in each step. */
export function* visited<Entry>(
  entries: readonly Entry[],
  size: number,
  visit: (entry: Entry) => void,
): Steps<void> {
  for (const part of parts(entries, size)) {
    for (const it of part) visit(it);
    yield;
  }
}

/** Whether a condition holds for any entry of a list, of which each step looks at some. */
export function* holdsForAny<Entry>(
  entries: readonly Entry[],
  holds: (entry: Entry) => boolean,
): Steps<boolean> {
  for (const part of parts(entries, stride)) {
    if (part.some(holds)) return true;
    yield;
  }
  return false;
}

/** A list in parts of so many entries. */
function* parts<Entry>(entries: readonly Entry[], size: number): Generator<readonly Entry[]> {
  for (let from = 0; from < entries.length; from += size) yield entries.slice(from, from + size);
}

/**
 * Does steps until they are done or it is time to stop, but at least one. The result is that of the last step; `note` gets
 * how far the work has come after each of the others.
 */
export function advance<Answer, Progress>(
  steps: Steps<Answer, Progress>,
  isOver: () => boolean,
  note?: (progress: Progress) => void,
): IteratorResult<Progress, Answer> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step;
    note?.(step.value);
    if (isOver()) return step;
  }
}

/** Does all steps at once. */
export function finish<Answer>(steps: Steps<Answer, unknown>): Answer {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
