import { decodeUtf8 } from "./decode-utf8.ts";
import { readInside, unread } from "./read-file.ts";

/** The text of a file and a stamp that changes with it. */
export interface ReadText {
  readonly text: string;
  readonly stamp: string;
}

/** Called once for a place that exists and is not read; the reason follows its name in a message. */
export type ReportUnread = (place: string, reason: string) => void;

/** The text of a file inside a folder, no larger than the limit in bytes; undefined when it is not a file or cannot be read. */
export function readText(
  root: string,
  file: string,
  limit: number,
  reportUnread: ReportUnread,
): ReadText | undefined {
  try {
    const { bytes, stamp } = readInside(root, file, limit);
    return { text: decodeUtf8(bytes).text, stamp };
  } catch (error) {
    const { message, isMissing } = unread(error);
    if (!isMissing) reportUnread(file, message);
    return undefined;
  }
}
