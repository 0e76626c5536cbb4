import type { TextDocument } from "vscode-languageserver-textdocument";
import { oncePer } from "#core/base/once-per.ts";
import type { Chunk } from "#core/document/piece-chunk.ts";
import type { Snapshot } from "./documents.ts";
import type { KeptJson } from "./kept-json.ts";
import { joinTemplates, type LineTemplate, templateOf, writtenAt } from "./line-template.ts";

/** A piece or an item, and the offset in its chunk from which its ranges count. */
interface Part<Content extends object> {
  readonly content: Content;
  readonly start: number;
}

/**
 * Makes a function that answers about a whole document with the JSON of each chunk, for a list. What is made of the parts
 * of a chunk is made once, as if each part were the whole text, and kept as long as no edit touches the part.
 */
export function jsonByChunk<Content extends object>(
  partsOf: (chunk: Chunk) => readonly Part<Content>[],
  entriesOf: (content: Content) => readonly object[],
): (at: Snapshot) => readonly KeptJson[] {
  const templateOfPart = oncePer((content: Content) => templateOfEntries(entriesOf(content)));
  const templateOfChunk = oncePer((chunk: Chunk, text: TextDocument, start: number) => {
    const lineOf = (offset: number) => text.positionAt(offset).line;
    const parts = partsOf(chunk).map(({ content, start: by }) => ({
      template: templateOfPart(content),
      line: lineOf(start + by) - lineOf(start),
    }));
    return joinTemplates(parts);
  });
  return ({ text, document }) =>
    document.chunks.map(({ chunk, start }) =>
      writtenAt(templateOfChunk(chunk, text, start), text.positionAt(start).line),
    );
}

/** The entries of a list in one template, which begins on the first line of the file. */
export function templateOfEntries(entries: readonly object[]): LineTemplate {
  return joinTemplates(entries.map((it) => ({ template: templateOf(it, 0), line: 0 })));
}
