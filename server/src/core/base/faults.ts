/** Something that went wrong in a part of this program, which must cost nothing but the answer of that part. */
export interface Fault {
  /** What was at work, such as `the rule edge-cycle`. */
  readonly part: string;
  readonly error: unknown;
}

let tell: (fault: Fault) => void = () => undefined;
const told = new Set<string>();

/** Sets who is told about faults; each is reported once per part and message. */
export function listenToFaults(listener: (fault: Fault) => void): void {
  tell = listener;
  told.clear();
}

/** The result of a part of this program, or a fallback if it throws: the fault is reported, and everything else continues. */
export function guarded<T>(part: string, answer: () => T, otherwise: T): T {
  try {
    return answer();
  } catch (error) {
    tellFault({ part, error });
    return otherwise;
  }
}

/** Tells a fault to whoever listens, once. */
export function tellFault(fault: Fault): void {
  const key = `${fault.part} ${fault.error}`;
  if (told.has(key)) return;
  told.add(key);
  tell(fault);
}

/** A fault in words for a log, with what to do about it. */
export function faultText({ part, error }: Fault): string {
  const story = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `A fault of valohai-yaml in ${part}, please report it: ${story}`;
}
