import { errorCode } from "../files/unread.ts";
import { ClosedPipe } from "./cli-io.ts";
import { Failed } from "./failed.ts";

/** Why a run or a part of it failed; a bug in this program is named as one. */
export function failureText(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const isKnown = error instanceof ClosedPipe || error instanceof Failed;
  const isOurs = !isKnown && errorCode(error) === undefined;
  return isOurs ? `${message}; this is a bug in valohai-yaml: report it` : message;
}
