import type { Located } from "#core/base/range.ts";
import { isPlainSafe } from "#core/syntax/quote.ts";
import type { Socket } from "./config.ts";
import { partRange } from "./read.ts";

export type SocketType = (typeof socketTypes)[number];

/** The socket types that valohai-yaml knows (`objs/pipelines/types.py`). */
export const socketTypes = [
  "output",
  "input",
  "parameter",
  "metadata",
  "environment-variable",
  "file",
  "deployment",
  "dependency",
] as const;

/** The socket type that a text names, reading the plural forms that many files use as the singular. */
export function socketTypeOf(text: string | undefined): SocketType | undefined {
  return exactSocketType(text) ?? exactSocketType(text?.replace(/s$/, ""));
}

/** The socket type of exactly this name. */
export function exactSocketType(text: string | undefined): SocketType | undefined {
  return socketTypes.find((it) => it === text);
}

/** Splits `node.type.key` at its first two dots: the key keeps the rest (valohai-yaml `split_socket_str`). */
export function socketOf(source: string, text: Located<string>): Socket {
  const { value } = text;
  const first = value.indexOf(".");
  const second = first < 0 ? -1 : value.indexOf(".", first + 1);
  const part = (from: number, to: number) => partOf(source, text, from, to);
  return {
    text: value,
    range: part(0, value.length).range,
    node: part(0, first < 0 ? value.length : first),
    type: first < 0 ? undefined : part(first + 1, second < 0 ? value.length : second),
    key: second < 0 ? undefined : part(second + 1, value.length),
  };
}

/** What a socket means, as a text: the same for two sockets that differ only in the plural form of their type. */
export function socketKey({ node, type, key }: Socket): string {
  return JSON.stringify([node.value, socketTypeOf(type?.value) ?? type?.value, key?.value]);
}

/** A part of a text with the place where it is. */
export function partOf(
  source: string,
  { value, range, written }: Located<string>,
  from: number,
  to: number,
): Located<string> {
  const text = value.slice(from, to);
  const place = partRange(source, written ?? range, value, from, to);
  return written ? { value: text, range, written: place } : { value: text, range: place };
}

/** Whether a name can be a part of a socket, which needs no quotes then. */
export function isSocketPart(name: string): boolean {
  return !name.includes(".") && isPlainSafe(name, "flow");
}
