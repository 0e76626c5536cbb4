/** Whether messages are written by `encodeMessage`; else lists are sent as they are. */
let isEncoding = false;

/** From now on all messages are written by the returned function: as JSON in UTF-8, in parts. */
export function encodeMessages(): typeof encodeMessage {
  isEncoding = true;
  return encodeMessage;
}

/**
 * A list for an answer, from the JSON of its stretches: each some entries with commas between them, or nothing. Where
 * messages are encoded, the list may only be sent: it has no entries, and its JSON is written as it is.
 */
export function listOf<T>(stretches: readonly Buffer[]): T[] {
  if (!isEncoding) return JSON.parse(Buffer.concat(inBrackets(stretches)).toString());
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
let written: (readonly Buffer[])[] = [];

function inBrackets(stretches: readonly Buffer[]): readonly Buffer[] {
  const parts: Buffer[] = [open];
  for (const it of stretches) {
    if (it.length === 0) continue;
    if (parts.length > 1) parts.push(comma);
    parts.push(it);
  }
  parts.push(close);
  return parts;
}

const [open, comma, close] = [Buffer.from("["), Buffer.from(","), Buffer.from("]")];

/** Stands for a list in the JSON of a message; no text of a person holds it. */
const mark = `list ${crypto.randomUUID()}`;
const writtenMark = JSON.stringify(mark);

/** A message as JSON in UTF-8, in parts. */
export function encodeMessage(message: object): readonly Buffer[] {
  written = [];
  const [first = "", ...others] = JSON.stringify(message).split(writtenMark);
  return [
    Buffer.from(first),
    ...others.flatMap((it, index) => [...inBrackets(written[index] ?? []), Buffer.from(it)]),
  ];
}
