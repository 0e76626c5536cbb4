import { gunzipSync, type ZlibOptions } from "node:zlib";
import { encodingMessage, widerEncoding } from "./decode-utf8.ts";
import { byteLimits, errorCode, tooLarge, Unread } from "./unread.ts";

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

/** How far a file is unpacked. */
export const unpackOptions: ZlibOptions = { maxOutputLength: byteLimits.unpacked };

/** The content of a file packed by gzip. Throws `Unread` where it is too large or damaged. */
export function unpack(bytes: Uint8Array): Buffer {
  try {
    return gunzipSync(bytes, unpackOptions);
  } catch (error) {
    throw notUnpacked(error);
  }
}

/** Why a file cannot be unpacked. */
export function notUnpacked(error: unknown): Unread {
  if (errorCode(error) !== "ERR_BUFFER_TOO_LARGE") {
    return new Unread("is packed by gzip and damaged");
  }
  return new Unread(`${tooLarge(byteLimits.unpacked).message} when it is unpacked`);
}

/** The text of a whole file of metadata, no larger than the limit in bytes, also unpacked. Throws `Unread`. */
export function metadataText(bytes: Uint8Array, limit: number): string {
  const plain = isPacked(bytes) ? unpack(bytes) : bytes;
  if (plain.length > limit) throw tooLarge(limit);
  const reader = textReader(plain);
  return reader.write(plain) + reader.end();
}
