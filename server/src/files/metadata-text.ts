import { byteLimits, tooLarge, Unread } from "./unread.ts";
import { encodingMessage, widerEncoding } from "./wider-encoding.ts";

/*
 * Files of metadata come from other programs: spreadsheets of Windows write UTF-16, and logs are packed by gzip. Both are
 * recognized by the first bytes.
 */

/** Turns the bytes of a file into text, piece by piece. */
export interface TextReader {
  write(bytes: Uint8Array): string;
  /** The text of what is left. */
  end(): string;
}

/** A reader for a text that begins with these bytes, at least four where it has them. Throws `Unread`. */
export function textReader(head: Uint8Array): TextReader {
  const decoder = new TextDecoder(encodingOf(head));
  return {
    write: (bytes) => decoder.decode(bytes, { stream: true }),
    end: () => decoder.decode(),
  };
}

function encodingOf(head: Uint8Array): string {
  const wider = widerEncoding(head);
  if (wider === undefined) return "utf-8";
  if (wider === "UTF-32") throw new Unread(encodingMessage(wider));
  const [first = 0, second = 0] = head;
  const isBig = (first === 0xfe && second === 0xff) || first === 0;
  return isBig ? "utf-16be" : "utf-16le";
}

/** Whether a file that begins with these bytes is packed by gzip. */
export function isPacked(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** Why a packed file is not unpacked. */
export function damaged(): Unread {
  return new Unread("is packed by gzip and damaged");
}

/** Why a packed file is not unpacked that is larger than what is unpacked. */
export function tooLargeUnpacked(): Unread {
  return new Unread(`${tooLarge(byteLimits.unpacked).message} when it is unpacked`);
}
