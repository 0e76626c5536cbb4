import { finish, type Steps } from "#core/base/steps.ts";
import {
  type CutSoFar,
  createDocument,
  type Document,
  type Earlier,
  readDocument,
  readLength,
} from "#core/document/document.ts";
import { findInSteps } from "#core/features/diagnostics/find-in-steps.ts";
import { advanceInTurn, type Scheduler, workUntil } from "./scheduler.ts";

/** In characters: shorter texts are read at once, in less time than an editor waits for. */
export const leastSliced = 200_000;

/** A text that is being read, from a version before it where there was one. */
interface Reading {
  readonly text: string;
  readonly steps: Steps<Document, CutSoFar | undefined>;
  soFar?: CutSoFar | undefined;
  document?: Document;
}

/** Reads large texts in slices, so that other messages are handled in between. */
export interface DocumentReadings {
  /** Reads for one turn; true once the text is read and its problems are found. If an earlier text was being read, it goes on from there. */
  advance(uri: string, text: string, earlier: Earlier | undefined): boolean;
  /** The document of a text, of which what is left is read now. */
  finish(uri: string, text: string, earlier: Earlier | undefined): Document;
  /** Ends the reading of a text that is no longer wanted. */
  stop(uri: string): void;
}

/** No text is being read. */
export function createDocumentReadings(): DocumentReadings {
  const readings = new Map<string, Reading>();
  const readingOf = (uri: string, text: string, earlier: Earlier | undefined) => {
    const last = readings.get(uri);
    if (last?.text === text) return last;
    const reading: Reading = { text, steps: readAndCheck(text, further(earlier, last)) };
    readings.set(uri, reading);
    return reading;
  };
  return {
    advance(uri, text, earlier) {
      return readOn(readingOf(uri, text, earlier));
    },
    finish(uri, text, earlier) {
      const reading = readingOf(uri, text, earlier);
      readings.delete(uri);
      return reading.document ?? finish(reading.steps);
    },
    stop: (uri) => readings.delete(uri),
  };
}

/** The document of a text of which no edits are expected: a short one at once, a large one once it is read in slices. */
export function documentOf(
  text: string,
  scheduler: Pick<Scheduler, "turn">,
  earlier?: Document,
): Document | Promise<Document> {
  if (text.length < leastSliced) return createDocument(text, earlier);
  const reading: Reading = { text, steps: readAndCheck(text, earlier) };
  const read = async () => {
    await workUntil(scheduler, () => readOn(reading));
    return reading.document ?? finish(reading.steps);
  };
  return read();
}

function* readAndCheck(
  text: string,
  earlier: Earlier | undefined,
): Steps<Document, CutSoFar | undefined> {
  const document = yield* readDocument(text, earlier);
  yield* findInSteps(document);
  return document;
}

/** The version to go on from: the last complete one, or the one that was being read if more of it has been read. */
function further(earlier: Earlier | undefined, last: Reading | undefined): Earlier | undefined {
  if (last?.document) return last.document;
  const cut = last?.soFar?.();
  if (!cut || readLength(cut) < readLength(earlier?.cut)) return earlier;
  return { cut, latestNames: () => earlier?.latestNames() };
}

/** Reads for one turn; true once the text is read. */
function readOn(reading: Reading): boolean {
  if (reading.document) return true;
  const step = advanceInTurn(reading.steps, (soFar) => {
    reading.soFar = soFar ?? reading.soFar;
  });
  if (step.done) reading.document = step.value;
  return step.done === true;
}
