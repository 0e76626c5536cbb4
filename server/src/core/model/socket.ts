import type { Located, SourceRange } from "../base/range.ts";
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
  const { value, range } = text;
  const first = value.indexOf(".");
  const second = first < 0 ? -1 : value.indexOf(".", first + 1);
  const part = (from: number, to: number): Located<string> => ({
    value: value.slice(from, to),
    range: partOf(source, range, value, from, to),
  });
  return {
    text: value,
    range: partOf(source, range, value, 0, value.length),
    node: part(0, first < 0 ? value.length : first),
    type: first < 0 ? undefined : part(first + 1, second < 0 ? value.length : second),
    key: second < 0 ? undefined : part(second + 1, value.length),
  };
}

function partOf(source: string, range: SourceRange, value: string, from: number, to: number) {
  return partRange(source, range, value, from, to);
}
