import { gunzipSync, type ZlibOptions } from "node:zlib";
import { damaged, isPacked, textReader, tooLargeUnpacked } from "./metadata-text.ts";
import { byteLimits, errorCode, tooLarge, type Unread } from "./unread.ts";

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
  return errorCode(error) === "ERR_BUFFER_TOO_LARGE" ? tooLargeUnpacked() : damaged();
}

/** The text of a whole file of metadata, no larger than the limit in bytes, also unpacked. Throws `Unread`. */
export function metadataText(bytes: Uint8Array, limit: number): string {
  const plain = isPacked(bytes) ? unpack(bytes) : bytes;
  if (plain.length > limit) throw tooLarge(limit);
  const reader = textReader(plain);
  return reader.write(plain) + reader.end();
}
