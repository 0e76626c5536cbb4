import type { SourceRange } from "#core/base/range.ts";
import { signFinder } from "#core/base/sign-finder.ts";
import { longestScript } from "./script.ts";

/** The Python program that the cells of a notebook are together. */
export interface Notebook {
  readonly program: string;
  /** Whether some lines start something else than Python, such as `!python other.py` and `%run other.ipynb`. */
  readonly startsOther: boolean;
  /** Where a stretch of the program is written in the notebook's file. */
  readonly place: (range: SourceRange) => SourceRange;
}

/** Reads the cells of a notebook (nbformat 4); undefined where it is not a notebook of Python. */
export function readNotebook(text: string): Notebook | undefined {
  const strings = stringsOf(text);
  if (!strings) return undefined;
  const language = strings.find(({ path }) =>
    /^metadata\.(?:kernelspec\.language|language_info\.name)$/.test(path),
  );
  if (language && !/python/i.test(decoded(text, language).text)) return undefined;
  const program: string[] = [];
  const places: number[] = [];
  let startsOther = false;
  for (const cell of codeCells(text, strings)) {
    if (program.length + cell.text.length > longestScript) return undefined;
    const plain = withoutMagics(cell.text);
    startsOther ||= plain.startsOther;
    for (const sign of plain.text.split("")) program.push(sign);
    for (const it of cell.places) places.push(it);
    program.push("\n");
    places.push(cell.places.at(-1) ?? places.at(-1) ?? 0);
  }
  const place = ({ start, end }: SourceRange) => {
    const from = places[start] ?? 0;
    return { start: from, end: Math.max(from, (places[end - 1] ?? from - 1) + 1) };
  };
  return { program: program.join(""), startsOther, place };
}

interface JsonString {
  /** The keys that lead to it, joined by dots; the numbers of entries are left out. */
  readonly path: string;
  /** The cell that it is in, or -1. */
  readonly cell: number;
  /** The range includes its quotes. */
  readonly start: number;
  readonly end: number;
}

/** Deeper JSON is not a notebook. */
const deepest = 40;

interface Reading {
  readonly strings: JsonString[];
  /** The lists and objects that are open, with the key of each object. */
  readonly open: { readonly isList: boolean; key: string }[];
  cell: number;
  /** Whether the next text is a key. */
  isKey: boolean;
}

/** The texts of a JSON file with the keys that lead to them; undefined where it is broken. */
function stringsOf(text: string): readonly JsonString[] | undefined {
  const reading: Reading = { strings: [], open: [], cell: -1, isKey: false };
  const next = signFinder(text);
  let at: number | undefined = Math.max(text.search(/\S/), 0);
  do {
    at = readSign(reading, text, at, next);
  } while (at !== undefined && reading.open.length > 0 && reading.open.length <= deepest);
  return at !== undefined && reading.open.length === 0 ? reading.strings : undefined;
}

/** Reads the sign or text at an offset; answers where the JSON continues, undefined where it is cut off. */
function readSign(
  reading: Reading,
  text: string,
  at: number,
  next: ReturnType<typeof signFinder>,
): number | undefined {
  const sign = text.charAt(at);
  if (sign === "") return undefined;
  const end = sign === '"' ? stringEnd(next, at) : at + 1;
  if (sign !== '"') addSign(reading, sign);
  else if (end !== undefined) addString(reading, text, at, end);
  return end;
}

/** The end of the JSON string that begins at an offset, after its closing quote. */
function stringEnd(next: ReturnType<typeof signFinder>, start: number): number | undefined {
  for (let at = start + 1; ; ) {
    const quote = next('"', at);
    const slash = next("\\", at);
    if (quote < 0) return undefined;
    if (slash < 0 || slash > quote) return quote + 1;
    at = slash + 2;
  }
}

function addString(reading: Reading, text: string, start: number, end: number): void {
  const { open, strings, cell, isKey } = reading;
  const top = open.at(-1);
  if (isKey && top) top.key = text.slice(start + 1, end - 1);
  else strings.push({ path: pathOf(open), cell, start, end });
  reading.isKey = false;
}

function addSign(reading: Reading, sign: string): void {
  const { open } = reading;
  if (sign === "{" && pathOf(open) === "cells") reading.cell++;
  if (/[{[]/.test(sign)) open.push({ isList: sign === "[", key: "" });
  if (/[}\]]/.test(sign)) open.pop();
  if (/\S/.test(sign)) reading.isKey = /[{,]/.test(sign) && open.at(-1)?.isList === false;
}

function pathOf(open: readonly { readonly isList: boolean; readonly key: string }[]): string {
  return open.flatMap(({ isList, key }) => (isList ? [] : [key])).join(".");
}

interface Cell {
  readonly text: string;
  /** Where each character is written. */
  readonly places: readonly number[];
}

function codeCells(text: string, strings: readonly JsonString[]): readonly Cell[] {
  const isCode = new Set(
    strings
      .filter((it) => it.path === "cells.cell_type" && decoded(text, it).text === "code")
      .map(({ cell }) => cell),
  );
  const cells = new Map<number, { text: string; places: number[] }>();
  for (const it of strings) {
    if (it.path !== "cells.source" || !isCode.has(it.cell)) continue;
    const part = decoded(text, it);
    const cell = cells.get(it.cell) ?? { text: "", places: [] };
    cell.text += part.text;
    for (const place of part.places) cell.places.push(place);
    cells.set(it.cell, cell);
  }
  return [...cells.values()];
}

const escapes: { readonly [sign: string]: string } = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
};

/** The text of a JSON string, and where each character of it is written. */
function decoded(source: string, { start, end }: Pick<JsonString, "start" | "end">): Cell {
  const places: number[] = [];
  let text = "";
  for (let at = start + 1; at < end - 1; ) {
    places.push(at);
    const sign = source.charAt(at + 1);
    if (source[at] !== "\\") {
      text += source.charAt(at);
      at++;
    } else if (sign === "u") {
      text += String.fromCharCode(Number.parseInt(source.slice(at + 2, at + 6), 16) || 0xfffd);
      at += 6;
    } else {
      text += escapes[sign] ?? sign;
      at += 2;
    }
  }
  return { text, places };
}

/** Cells that are no Python, by the first line; other such lines run or measure Python. */
const otherLanguage = /^\s*%%(?!(?:time|timeit|capture|prun|memit|mprun)\b)/;

/** The text of a cell of the same length without what only notebooks understand. */
function withoutMagics(text: string): { readonly text: string; readonly startsOther: boolean } {
  if (otherLanguage.test(text)) {
    const startsOther =
      /^\s*%%(?:bash|sh|script|run)\b/.test(text) && /\bpython|\.(?:py|sh)\b/.test(text);
    return { text: text.replace(/[^\n]/g, " "), startsOther };
  }
  let startsOther = false;
  const lines = text.split("\n").map((line) => {
    const [, indent = "", sign, command = ""] = /^([ \t]*)([%!?])(.*)/.exec(line) ?? [];
    if (sign === undefined) return line;
    startsOther ||= startsProgram(sign, command);
    const rest = line.slice(indent.length);
    return indent + (rest.length < 5 ? "#".repeat(rest.length) : `pass#${rest.slice(5)}`);
  });
  return { text: lines.join("\n"), startsOther };
}

/** `!python other.py`, `%run other.py` and `%load_ext`-like lines that run what is not read. */
function startsProgram(sign: string, command: string): boolean {
  if (sign === "%") return /^(?:run|load|script|sx|system)\b/.test(command);
  return (
    sign === "!" &&
    /\b(?:python\d?|bash|sh|papermill|make)\b|\.(?:py|sh)\b/.test(command) &&
    !/-m\s+pip\b/.test(command)
  );
}
