import type { Position, TextDocumentsConfiguration } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { PositionEncoding } from "./client-capabilities.ts";

/** Makes and changes texts whose positions count in the units that were agreed on with the client. */
export type Texts = TextDocumentsConfiguration<TextDocument>;

/** Texts for an encoding; all but those for UTF-16 wrap a text that counts in UTF-16. */
export function textsIn(encoding: PositionEncoding): Texts {
  if (encoding === "utf-16") return utf16Texts;
  const unitsOf = units[encoding];
  return {
    create: (...parts) => around(utf16Texts.create(...parts), unitsOf),
    update(text, changes, version) {
      const inner = utf16Of(text);
      for (const change of changes) {
        const range = "range" in change ? inUtf16(text, inner, change.range) : undefined;
        const own = range ? { range, text: change.text } : { text: change.text };
        utf16Texts.update(inner, [own], version);
      }
      utf16Texts.update(inner, [], version);
      return text;
    },
  };
}

/** Clients may send anything as a text: anything but a text counts as an empty one. */
const utf16Texts: Texts = {
  create: (uri, language, version, text) =>
    TextDocument.create(uri, language, version, textOrNone(text)),
  update: (text, changes, version) =>
    TextDocument.update(
      text,
      changes.map((it) => ({ ...it, text: textOrNone(it.text) })),
      version,
    ),
};

function textOrNone(sent: unknown): string {
  return typeof sent === "string" ? sent : "";
}

/** The same text with positions in UTF-16, as core counts. */
export function utf16Of(text: TextDocument): TextDocument {
  return inners.get(text) ?? text;
}

const inners = new WeakMap<TextDocument, TextDocument>();

const utf8 = new TextEncoder();

type Units = (text: string) => number;

const units: { readonly [K in Exclude<PositionEncoding, "utf-16">]: Units } = {
  "utf-8": (text) => utf8.encode(text).length,
  "utf-32": (text) => Array.from(text).length,
};

function around(inner: TextDocument, unitsOf: Units): TextDocument {
  const text: TextDocument = {
    get uri() {
      return inner.uri;
    },
    get languageId() {
      return inner.languageId;
    },
    get version() {
      return inner.version;
    },
    get lineCount() {
      return inner.lineCount;
    },
    getText: (range) => inner.getText(range && inUtf16(text, inner, range)),
    positionAt(offset) {
      const { line, character } = inner.positionAt(offset);
      const start = inner.offsetAt({ line, character: 0 });
      const before = inner.getText().slice(start, start + character);
      return { line, character: unitsOf(before) };
    },
    getLineRange(line) {
      const { start, end } = inner.getLineRange(line);
      return { start, end: text.positionAt(inner.offsetAt(end)) };
    },
    getEOLCharacters: (line) => inner.getEOLCharacters(line),
    offsetAt: ({ line, character }) => offsetIn(inner, line, character, unitsOf),
  };
  inners.set(text, inner);
  return text;
}

/** A position beyond its line means the end of the line, one inside a character its start. */
function offsetIn(inner: TextDocument, line: number, character: number, unitsOf: Units): number {
  const start = inner.offsetAt({ line, character: 0 });
  const end = inner.offsetAt({ line, character: Number.MAX_SAFE_INTEGER });
  let [offset, left] = [start, character];
  for (const it of inner.getText().slice(start, end)) {
    left -= unitsOf(it);
    if (left < 0) break;
    offset += it.length;
  }
  return offset;
}

function inUtf16(
  text: TextDocument,
  inner: TextDocument,
  { start, end }: { readonly start: Position; readonly end: Position },
) {
  return {
    start: inner.positionAt(text.offsetAt(start)),
    end: inner.positionAt(text.offsetAt(end)),
  };
}
