import type { Document } from "#core/document/document.ts";
import type { Piece } from "#core/model/piece.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";

/**
 * The offset in the first document where the second one reads differently; undefined where both hold the
 * same values, written in the same way and in the same order, and the same comments.
 */
export function firstDifference(before: Document, after: Document): number | undefined {
  const lost = firstLostCharacter(before.text, after.text);
  if (lost !== undefined) return lost;
  for (const [index, { piece, start }] of before.pieces.entries()) {
    const found = differenceIn(piece, after.pieces[index]?.piece);
    if (found !== undefined) return start + found;
  }
  return after.pieces.length === before.pieces.length ? undefined : before.text.length;
}

function differenceIn(piece: Piece, other: Piece | undefined): number | undefined {
  // Pieces of the same text are the same object.
  if (piece === other) return undefined;
  if (!other || other.problems.length > 0 || other.roots.length !== piece.roots.length) return 0;
  for (const [at, root] of piece.roots.entries()) {
    const found = differsAt(root, other.roots[at]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The offset of the first missing or added character that is neither a blank nor a line break. */
function firstLostCharacter(before: string, after: string): number | undefined {
  let at = 0;
  const visible = /[^ \t\r\n]+/g;
  for (const word of before.matchAll(visible)) {
    for (const character of word[0]) {
      while (/^[ \t\r\n]$/.test(after.charAt(at))) at++;
      if (!after.startsWith(character, at)) return word.index;
      at += character.length;
    }
  }
  return after.slice(at).search(/[^ \t\r\n]/) < 0 ? undefined : before.length;
}

function differsAt(node: SyntaxNode, other: SyntaxNode | undefined): number | undefined {
  const { start } = node.range;
  if (!other || ownPart(node) !== ownPart(other)) return start;
  const [parts, others] = [partsOf(node), partsOf(other)];
  if (parts.length !== others.length) return start;
  for (const [index, it] of parts.entries()) {
    const found = differsAt(it, others[index]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A node without its parts. */
function ownPart(node: SyntaxNode): string {
  const { kind, anchor, tag } = node;
  const shared = [kind, anchor, tag];
  switch (node.kind) {
    case "scalar":
      return JSON.stringify([...shared, node.style, node.text]);
    case "alias":
      return JSON.stringify([...shared, node.name]);
    case "sequence":
    case "mapping":
      return JSON.stringify([...shared, node.flow]);
    case "missing":
      return JSON.stringify(shared);
  }
}

function partsOf(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.kind === "sequence") return node.entries;
  return node.kind === "mapping" ? node.pairs.flatMap(({ key, value }) => [key, value]) : [];
}

/** A part of a document as it reads, in the order of the text. */
export interface ReadNode {
  /** In offsets of the file. */
  readonly start: number;
  readonly depth: number;
  /** Its own content, without its parts. */
  readonly own: string;
}

/** The content of a document without block lists and missing values: a list may grow or begin. */
export function readingOf({ pieces }: Document): readonly ReadNode[] {
  return pieces.flatMap(({ piece, start }) =>
    piece.roots.flatMap((root) => {
      // Items are read alike whether or not the text was cut between them.
      const nodes = root.kind === "sequence" && !root.flow ? root.entries : [root];
      return nodes.flatMap((it) => readingOfNode(it, start));
    }),
  );
}

/** The same of a node whose offsets count from a place in the text. */
export function readingOfNode(node: SyntaxNode, base: number): readonly ReadNode[] {
  const found: ReadNode[] = [];
  addReading(found, node, base, 0);
  return found;
}

function addReading(found: ReadNode[], node: SyntaxNode, base: number, depth: number): void {
  const parts = partsOf(node);
  const grows = node.kind === "sequence" && !node.flow;
  if (!grows && node.kind !== "missing") {
    const own = `${ownPart(node)} ${parts.length}`;
    found.push({ start: base + node.range.start, depth, own });
  }
  for (const it of parts) addReading(found, it, base, depth + 1);
}
