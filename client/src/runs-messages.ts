import type { RunsFileState } from "./file-states.ts";
import { isRecord, isText } from "./message-shapes.ts";

export type { RunsFileState } from "./file-states.ts";

/** Asks for the text of a file of earlier runs that was chosen for the file of the page. */
export interface RunsQuestion {
  readonly kind: "readRuns";
  readonly uri: string;
}

/** What the panel answers: at first, and whenever more is known. */
export interface RunsAnswer {
  readonly kind: "runsFile";
  readonly file: string;
  readonly uri: string;
  readonly state: RunsFileState;
}

type Fields = { readonly [key: string]: unknown };

/** Read what the page sends; undefined where it has another shape. */
export const runsReaders = {
  readRuns: ({ uri }: Fields): RunsQuestion | undefined =>
    isText(uri) ? { kind: "readRuns", uri } : undefined,
};

/** Whether a message of the panel is about earlier runs. */
export function isRunsAnswer({ kind, uri, state }: Fields): boolean {
  return kind === "runsFile" && isText(uri) && isRecord(state) && isText(state["name"]);
}

const prefix = "runs ";

/** Under which key a source of earlier runs is remembered, beside the metadata; sources count from 1. */
export function runsKey(nth: number): string {
  return `${prefix}${nth}`;
}

/** Whether what is remembered under a key is a source of earlier runs; keys of metadata have a null character in them. */
export function isRunsKey(key: string): boolean {
  return key.startsWith(prefix) && !key.includes("\u0000");
}
