import type { Steps } from "./steps.ts";

/** An error in one part of this program; only the answer of that part may be lost. */
export interface Fault {
  /** The part that failed, such as `the rule edge-cycle`. */
  readonly part: string;
  readonly error: unknown;
}

let report: (fault: Fault) => void = () => undefined;
const reported = new Set<string>();

/** Sets the listener for faults; each is reported once per part and message. */
export function listenToFaults(listener: (fault: Fault) => void): void {
  report = listener;
  reported.clear();
}

/** The result of a part of this program, or a fallback if it throws: the fault is reported, and everything else continues. */
export function guarded<T>(part: string, answer: () => T, otherwise: T): T {
  try {
    return answer();
  } catch (error) {
    reportFault({ part, error });
    return otherwise;
  }
}

/** The same in steps. */
export function* guardedSteps<T, Progress>(
  part: string,
  answer: Steps<T, Progress>,
  otherwise: T,
): Steps<T, Progress> {
  try {
    return yield* answer;
  } catch (error) {
    reportFault({ part, error });
    return otherwise;
  }
}

/** Reports a fault to the listener, once. */
export function reportFault(fault: Fault): void {
  const key = `${fault.part} ${fault.error}`;
  if (reported.has(key)) return;
  reported.add(key);
  report(fault);
}

/** A fault in words for a log, with what to do about it. */
export function faultText({ part, error }: Fault): string {
  const story = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `A fault of valohai-yaml in ${part}, please report it: ${story}`;
}
