import { json, type KeptJson, type ToBytes } from "./kept-json.ts";

/** From now on all messages are written by the returned function: as JSON in UTF-8, in parts. */
export function encodeMessages(encode: ToBytes): typeof encodeMessage {
  json.isEncoded = true;
  json.toBytes = encode;
  return encodeMessage;
}

/**
 * A list for an answer, from the JSON of its stretches: each some entries with commas between them, or nothing. Where
 * messages are encoded, the list may only be sent: it has no entries, and its JSON is written as it is.
 */
export function listOf<T>(stretches: readonly KeptJson[]): T[] {
  if (!json.isEncoded) return JSON.parse(`[${stretches.filter((it) => it.length > 0).join(",")}]`);
  const toJSON = () => {
    written.push(stretches);
    return mark;
  };
  const list = Object.defineProperty<T[]>([], "toJSON", { value: toJSON });
  return Object.defineProperty(list, Symbol.iterator, { value: refuse });
}

function refuse(): never {
  throw new Error("The list may only be sent");
}

/** The stretches of the lists in the message that is being written. */
let written: (readonly KeptJson[])[] = [];

function inBrackets(stretches: readonly KeptJson[]): readonly Uint8Array[] {
  const parts: Uint8Array[] = [open];
  for (const it of stretches) {
    if (it.length === 0) continue;
    if (parts.length > 1) parts.push(comma);
    parts.push(typeof it === "string" ? json.toBytes(it) : it);
  }
  parts.push(close);
  return parts;
}

const open = json.toBytes("[");
const comma = json.toBytes(",");
const close = json.toBytes("]");

/** Stands for a list in the JSON of a message; no text of a person holds it. */
const mark = `list ${crypto.randomUUID()}`;
const writtenMark = JSON.stringify(mark);

/** A message as JSON in UTF-8, in parts. */
export function encodeMessage(message: object): readonly Uint8Array[] {
  written = [];
  const [first = "", ...others] = JSON.stringify(message).split(writtenMark);
  return [
    json.toBytes(first),
    ...others.flatMap((it, index) => [...inBrackets(written[index] ?? []), json.toBytes(it)]),
  ];
}
