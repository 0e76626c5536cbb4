import { isUtf8 } from "node:buffer";
import { widerEncoding } from "./wider-encoding.ts";

/** The text of a file, and where it stops being UTF-8, which is all that Valohai reads. */
export interface DecodedText {
  readonly text: string;
  /** The first byte that is not UTF-8, with its offset in the text. */
  readonly badByte: BadByte | undefined;
}

export interface BadByte {
  readonly offset: number;
  readonly byte: number;
  /** The likely encoding of the whole text. */
  readonly encoding: ReturnType<typeof widerEncoding>;
}

/** Decodes UTF-8; what is not UTF-8 becomes a replacement character, as in Node and in editors. */
export function decodeUtf8(bytes: Buffer): DecodedText {
  const text = bytes.toString("utf8");
  if (isUtf8(bytes)) return { text, badByte: undefined };
  const sound = soundLength(bytes);
  const offset = bytes.subarray(0, sound).toString("utf8").length;
  const encoding = widerEncoding(bytes);
  return { text, badByte: { offset, byte: bytes[sound] ?? 0, encoding } };
}

/** The message about a byte that is not UTF-8. */
export function badByteMessage({ byte, encoding }: BadByte): string {
  if (encoding) return `Valohai reads UTF-8, and this is ${encoding}; save the file as UTF-8`;
  const hex = byte.toString(16).toUpperCase().padStart(2, "0");
  return `Valohai reads UTF-8, and the byte 0x${hex} is not; save the file as UTF-8`;
}

/** The length of the longest beginning that is UTF-8 and ends with a whole character. */
function soundLength(bytes: Buffer): number {
  let from = 0;
  let to = bytes.length;
  while (from < to) {
    const middle = (from + to + 1) >> 1;
    if (isUtf8(bytes.subarray(0, lastStart(bytes, middle)))) from = middle;
    else to = middle - 1;
  }
  return lastStart(bytes, from);
}

/** The end itself, or the start of a character that it would split. */
function lastStart(bytes: Buffer, end: number): number {
  for (let length = 1; length <= 3 && length <= end; length++) {
    const byte = bytes[end - length] ?? 0;
    if (byte >= 0xc0) return length < lengthFrom(byte) ? end - length : end;
    if (byte < 0x80) return end;
  }
  return end;
}

/** How many bytes a character has that starts with this one. */
function lengthFrom(byte: number): number {
  if (byte >= 0xf0) return 4;
  return byte >= 0xe0 ? 3 : 2;
}
