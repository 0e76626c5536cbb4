/** JSON that is kept: in UTF-8 where messages are encoded, else as a text. */
export type KeptJson = Uint8Array | string;

export type ToBytes = (text: string) => Uint8Array;

const encoder = new TextEncoder();

interface JsonForm {
  /** Whether messages are encoded by the server itself, and not by the library. */
  isEncoded: boolean;
  toBytes: ToBytes;
}

/** How JSON is kept, from the start of the server on. */
export const json: JsonForm = { isEncoded: false, toBytes: (text) => encoder.encode(text) };

/** JSON in the form in which it is kept for messages. */
export function keptJson(text: string): KeptJson {
  return json.isEncoded ? json.toBytes(text) : text;
}
