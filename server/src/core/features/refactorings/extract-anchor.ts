import type { TextEdit } from "#core/base/edit.ts";
import { columnOf, contentEnd, lineBreakOf } from "#core/base/line.ts";
import { oncePer } from "#core/base/once-per.ts";
import type { Document } from "#core/document/document.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import { editAt, sourceOf } from "#core/edits/edit-source.ts";
import { freeName } from "#core/edits/free-name.ts";
import { hasComment } from "#core/edits/has-comment.ts";
import { jsonText } from "#core/model/json-text.ts";
import { valueOfNode } from "#core/model/read.ts";
import type { MappingNode, SequenceNode, SyntaxNode } from "#core/syntax/tree.ts";
import type { Refactoring, Rewrite, Selection } from "./refactoring.ts";

/** Gives a block that is written several times an anchor and repeats it by aliases. */
export const extractAnchor: Refactoring = {
  name: "extract-anchor",
  kind: "extract",
  propose(selection) {
    for (const node of candidates(selection)) {
      const rewrite = extract(selection.document, node);
      if (rewrite) return [rewrite];
    }
    return [];
  },
};

type Collection = MappingNode | SequenceNode;

/** A block and its place in the tree. */
interface Block {
  readonly placed: PlacedItem;
  readonly node: Collection;
  /** Nothing for an entry of a list. */
  readonly key: SyntaxNode | undefined;
}

/** What the key at the cursor holds, then the blocks around the cursor from the inside out. */
function candidates({ place }: Selection): readonly Collection[] {
  if (place.path[1] === "edges") return [];
  const parent = place.chain.at(-1);
  const own =
    place.role === "key" && parent?.kind === "mapping"
      ? parent.pairs.find((it) => it.key === place.node)?.value
      : undefined;
  // The item and its body are never worth an anchor.
  const around = place.chain.slice(2).reverse();
  return [own, ...around].filter((it) => it !== undefined).filter(isWorthwhile);
}

function isWorthwhile(node: SyntaxNode): node is Collection {
  if (node.kind === "sequence") return node.entries.length > 2 || node.entries.some(isWorthwhile);
  return node.kind === "mapping" && node.pairs.length > 1;
}

function extract(document: Document, wanted: Collection): Rewrite | undefined {
  const blocks = equalBlocks(document, wanted);
  // An alias can only repeat what is above it.
  const known = blocks.findIndex((it) => it.node.anchor !== undefined);
  const [first, ...others] = blocks.slice(Math.max(0, known));
  const replaced = others.filter(isReplaceable);
  if (!first || replaced.length === 0) return undefined;
  const name = first.node.anchor ?? anchorName(document, first);
  if (first.node.anchor !== undefined && isRepeatedAnchor(document, name)) return undefined;
  const edits = [
    ...(first.node.anchor === undefined ? [anchorEdit(first, name)] : []),
    ...replaced.map((it) => aliasEdit(it, name)),
  ];
  const title = `Write the block once, as the anchor "&${name}" (${replaced.length + 1} places)`;
  return { title, edits };
}

function equalBlocks(document: Document, wanted: Collection): readonly Block[] {
  const content = contentOf(wanted);
  const found: Block[] = [];
  for (const placed of document.items) {
    walk(placed.item.node, undefined, (node, key) => {
      if (!resembles(node, wanted) || contentOf(node) !== content) return false;
      found.push({ placed, node, key });
      return true;
    });
  }
  return found;
}

/** A quick test before the contents are compared. */
function resembles(node: Collection, other: Collection): boolean {
  if (node.kind === "mapping" && other.kind === "mapping") {
    return node.pairs.length === other.pairs.length;
  }
  const lists = node.kind === "sequence" && other.kind === "sequence";
  return lists && node.entries.length === other.entries.length;
}

const contentOf = oncePer((node: SyntaxNode): string => jsonText(valueOfNode(node)));

/** Visits the collections below a node; what a visit accepts is not entered. */
function walk(
  node: SyntaxNode,
  key: SyntaxNode | undefined,
  visit: (node: Collection, key: SyntaxNode | undefined) => boolean,
): void {
  if (node.kind !== "mapping" && node.kind !== "sequence") return;
  if (visit(node, key)) return;
  if (node.kind === "sequence") for (const it of node.entries) walk(it, undefined, visit);
  else for (const it of node.pairs) walk(it.value, it.key, visit);
}

/** Whether two places have the same anchor, so that an alias means one or the other depending on its place. */
function isRepeatedAnchor({ text }: Document, name: string): boolean {
  const pattern = new RegExp(`(?:^|[\\s,[{])&${escaped(name)}(?![^\\s,\\]}])`, "g");
  return (text.match(pattern)?.length ?? 0) > 1;
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Comments and anchors, of the block or inside it, and tags would be lost. */
function isReplaceable({ placed, node, key }: Block): boolean {
  if (node.anchor !== undefined || node.tag !== undefined) return false;
  const { text } = placed.item;
  const range = { start: key?.range.end ?? node.range.start, end: node.range.end };
  return !hasComment(text, range) && !/(?:^|[\s:,[{])&/.test(text.slice(range.start, range.end));
}

function anchorName(document: Document, { key }: Block): string {
  const own = key?.kind === "scalar" ? key.text.replace(/[^\w-]+/g, "-") : "";
  const name = own.replace(/^-+|(?<!-)-+$/g, "") || "common";
  const taken = document.pieces.flatMap(({ piece }) => [...piece.anchors.keys()]);
  return taken.includes(name) ? freeName(name, taken) : name;
}

function anchorEdit({ placed, node, key }: Block, name: string): TextEdit {
  const source = sourceOf(placed);
  const { text } = source;
  const { start } = node.range;
  if (node.flow) return editAt(source, start, start, `&${name} `);
  if (key) {
    const colon = text.indexOf(":", key.range.end) + 1;
    return editAt(source, colon, colon, ` &${name}`);
  }
  const gap = lineBreakOf(text) + " ".repeat(columnOf(text, start));
  return editAt(source, start, start, `&${name}${gap}`);
}

function aliasEdit({ placed, node, key }: Block, name: string): TextEdit {
  const source = sourceOf(placed);
  const { start } = node.range;
  const end = contentEnd(source.text, node.range.end);
  if (node.flow || !key) return editAt(source, start, end, `*${name}`);
  const colon = source.text.indexOf(":", key.range.end) + 1;
  return editAt(source, colon, end, ` *${name}`);
}
