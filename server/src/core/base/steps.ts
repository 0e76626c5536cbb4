/**
 * Work that can be interrupted after each of its steps; what it gives does not depend on where that happens. A step may
 * say how far the work has come.
 */
export type Steps<Answer, Progress = undefined> = Generator<Progress, Answer, undefined>;

/** Does all steps at once. */
export function finish<Answer>(steps: Steps<Answer, unknown>): Answer {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
