import { commentRanges } from "#core/document/comments.ts";
import type { Document } from "#core/document/document.ts";
import type { Piece } from "#core/model/piece.ts";
import { entriesOf } from "#core/syntax/mapping.ts";
import type { MappingNode, SyntaxNode } from "#core/syntax/tree.ts";

/** Everything that the author of a document wrote, as YAML reads it. */
export interface Content {
  /** Keys and values, decoded. */
  readonly scalars: readonly string[];
  /** Those that Valohai sees: only the last of equal keys counts. */
  readonly read: readonly string[];
  /** Anchors, aliases and tags with their signs. */
  readonly marks: readonly string[];
  readonly comments: readonly string[];
}

/** What a document without syntax errors holds. */
export function contentOf({ pieces }: Document): Content {
  const content: Collected = { scalars: [], read: [], marks: [], comments: [] };
  for (const { piece } of pieces) {
    for (const root of piece.roots) collect(root, content, true);
    for (const it of commentsIn(piece)) content.comments.push(it);
  }
  return content;
}

/** What looks like a comment in a text that cannot be read: from each `#` after a blank to the end of its line. */
export function looseComments(text: string): readonly string[] {
  return [...text.matchAll(/(?<=^|\s)#[^\r\n]*/gm)].map((it) => it[0].trimEnd());
}

interface Collected {
  readonly scalars: string[];
  readonly read: string[];
  readonly marks: string[];
  readonly comments: string[];
}

function collect(node: SyntaxNode, content: Collected, isRead: boolean): void {
  if (node.anchor !== undefined) content.marks.push(`&${node.anchor}`);
  if (node.tag !== undefined) content.marks.push(node.tag);
  switch (node.kind) {
    case "scalar":
      content.scalars.push(node.text);
      if (isRead) content.read.push(node.text);
      return;
    case "alias":
      content.marks.push(`*${node.name}`);
      return;
    case "sequence":
      for (const it of node.entries) collect(it, content, isRead);
      return;
    case "mapping":
      collectPairs(node, content, isRead);
      return;
    case "missing":
      return;
  }
}

function collectPairs(node: MappingNode, content: Collected, isRead: boolean): void {
  const entries = entriesOf(node);
  for (const { key, value } of node.pairs) {
    const last = key.kind === "scalar" ? entries.get(key.text)?.value : undefined;
    const counts = isRead && (last === undefined || last === value);
    collect(key, content, counts);
    collect(value, content, counts);
  }
}

function commentsIn(piece: Piece): readonly string[] {
  return commentRanges(piece).map(({ start, end }) => piece.text.slice(start, end).trimEnd());
}
