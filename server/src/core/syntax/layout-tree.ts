import type { CST } from "yaml";
import type { SourceRange } from "#core/base/range.ts";
import { tokensAsRead } from "./parse.ts";

/** The layout of a YAML text: where each dash, key, colon and value is, whatever they mean. */
export type LayoutNode =
  | LayoutMapping
  | LayoutSequence
  | LayoutFlow
  | LayoutText
  | LayoutAlias
  | LayoutBlockText;

/** A mapping in block form. */
export interface LayoutMapping {
  readonly kind: "mapping";
  readonly pairs: readonly LayoutPair[];
}

export interface LayoutPair {
  /** Anchors and tags of the key. */
  readonly before: readonly SourceRange[];
  readonly key: LayoutNode | undefined;
  /** The offset of the colon. */
  readonly colon: number;
  /** Anchors and tags of the value. */
  readonly props: readonly SourceRange[];
  readonly value: LayoutNode | undefined;
}

/** A list in block form. */
export interface LayoutSequence {
  readonly kind: "sequence";
  readonly entries: readonly LayoutEntry[];
}

export interface LayoutEntry {
  /** The offset of the dash. */
  readonly dash: number;
  /** Anchors and tags of the entry. */
  readonly props: readonly SourceRange[];
  readonly value: LayoutNode | undefined;
}

/** Brackets or braces with all that is between them, in order. */
export interface LayoutFlow {
  readonly kind: "flow";
  readonly range: SourceRange;
  readonly parts: readonly FlowPart[];
}

export interface FlowPart {
  readonly kind: "open" | "close" | "comma" | "colon" | "value" | "alias" | "comment";
  readonly range: SourceRange;
}

/** A plain or quoted text. */
export interface LayoutText {
  readonly kind: "text";
  readonly range: SourceRange;
}

export interface LayoutAlias {
  readonly kind: "alias";
  readonly range: SourceRange;
}

/** A block text; its content begins on the line after its header. */
export interface LayoutBlockText {
  readonly kind: "block-text";
  readonly header: SourceRange;
  readonly content: SourceRange;
}

/** A text as it is laid out, one root for each document that holds anything. */
export interface LayoutTree {
  readonly roots: readonly LayoutNode[];
  /** The place of something that has no layout here: a key that begins with "?", for example. */
  readonly unusualAt: number | undefined;
}

/** Reads the layout of a piece of text that has no syntax errors; offsets count from where its text begins, plus `base`. */
export function layoutTree(text: string, base: number): LayoutTree {
  const reader: Reader = { base, unusualAt: undefined };
  const roots = tokensAsRead(text).flatMap((token) => {
    if (token.type !== "document") return [];
    return (token.value && nodeOf(token.value, reader)) ?? [];
  });
  return { roots, unusualAt: reader.unusualAt };
}

/** Where a node begins. */
export function layoutStart(node: LayoutNode): number {
  switch (node.kind) {
    case "mapping":
      return node.pairs[0] ? pairStart(node.pairs[0]) : 0;
    case "sequence":
      return node.entries[0]?.dash ?? 0;
    case "block-text":
      return node.header.start;
    default:
      return node.range.start;
  }
}

/** Where a pair begins: with what is before its key. */
export function pairStart({ before, key, colon }: LayoutPair): number {
  return before[0]?.start ?? (key ? layoutStart(key) : colon);
}

interface Reader {
  readonly base: number;
  unusualAt: number | undefined;
}

function nodeOf(token: CST.Token, reader: Reader): LayoutNode | undefined {
  switch (token.type) {
    case "block-map": {
      const items = token.items.filter((it) => it.key || it.sep || it.value);
      return { kind: "mapping", pairs: items.map((it) => pairOf(it, reader)) };
    }
    case "block-seq":
      return { kind: "sequence", entries: token.items.flatMap((it) => entryOf(it, reader)) };
    case "flow-collection": {
      const parts = flowParts(token, reader);
      const { start } = rangeOf(token.start, reader);
      return { kind: "flow", range: { start, end: parts.at(-1)?.range.end ?? start }, parts };
    }
    case "block-scalar":
      return blockText(token, reader);
    case "alias":
      return { kind: "alias", range: rangeOf(token, reader) };
    case "scalar":
    case "single-quoted-scalar":
    case "double-quoted-scalar":
      return token.source === "" ? undefined : { kind: "text", range: rangeOf(token, reader) };
    default:
      noteUnusual(reader, token.offset);
      return undefined;
  }
}

function pairOf({ start, key, sep, value }: CST.CollectionItem, reader: Reader): LayoutPair {
  for (const it of start) if (it.type === "explicit-key-ind") noteUnusual(reader, it.offset);
  const keyNode = key ? nodeOf(key, reader) : undefined;
  const colon = sep?.find((it) => it.type === "map-value-ind")?.offset;
  if (colon === undefined) noteUnusual(reader, key?.offset ?? start[0]?.offset ?? 0);
  return {
    before: propsIn(start, reader),
    key: keyNode,
    colon: reader.base + (colon ?? 0),
    props: propsIn(sep ?? [], reader),
    value: value ? nodeOf(value, reader) : undefined,
  };
}

function entryOf({ start, value }: CST.CollectionItem, reader: Reader): readonly LayoutEntry[] {
  const dash = start.find((it) => it.type === "seq-item-ind");
  // A comment after the last entry.
  if (!dash) return [];
  const props = propsIn(start, reader);
  return [
    { dash: reader.base + dash.offset, props, value: value ? nodeOf(value, reader) : undefined },
  ];
}

function propsIn(tokens: readonly CST.SourceToken[], reader: Reader): readonly SourceRange[] {
  return tokens
    .filter((it) => it.type === "anchor" || it.type === "tag")
    .map((it) => rangeOf(it, reader));
}

function blockText(
  { props, source }: CST.BlockScalar,
  reader: Reader,
): LayoutBlockText | undefined {
  const header = props.find((it) => it.type === "block-scalar-header");
  const last = props.at(-1);
  if (!header || !last || !("source" in header) || !("source" in last)) return undefined;
  const start = rangeOf(last, reader).end;
  return {
    kind: "block-text",
    header: rangeOf(header, reader),
    content: { start, end: start + source.length },
  };
}

function flowParts(token: CST.FlowCollection, reader: Reader): readonly FlowPart[] {
  const parts: FlowPart[] = [{ kind: "open", range: rangeOf(token.start, reader) }];
  for (const { start, key, sep, value } of token.items) {
    addSigns(parts, start, reader);
    addValue(parts, key, reader);
    addSigns(parts, sep ?? [], reader);
    addValue(parts, value, reader);
  }
  const close = token.end.find((it) => /^flow-.*-end$/.test(it.type));
  if (close) parts.push({ kind: "close", range: rangeOf(close, reader) });
  return parts;
}

function addSigns(parts: FlowPart[], tokens: readonly CST.SourceToken[], reader: Reader): void {
  for (const it of tokens) {
    if (it.type === "explicit-key-ind") noteUnusual(reader, it.offset);
    const kind = flowSigns[it.type];
    if (kind) parts.push({ kind, range: rangeOf(it, reader) });
  }
}

function addValue(parts: FlowPart[], value: CST.Token | null | undefined, reader: Reader): void {
  const node = value ? nodeOf(value, reader) : undefined;
  if (node?.kind === "flow") for (const it of node.parts) parts.push(it);
  else if (node?.kind === "alias") parts.push({ kind: "alias", range: node.range });
  else if (node?.kind === "text") parts.push({ kind: "value", range: node.range });
  if (value && "end" in value) addSigns(parts, endOf(value), reader);
}

/** The tokens after a value; for a nested collection, those after its bracket. */
function endOf(value: CST.Token): readonly CST.SourceToken[] {
  return "end" in value && value.end ? value.end : [];
}

const flowSigns: { readonly [type: string]: FlowPart["kind"] } = {
  comma: "comma",
  "map-value-ind": "colon",
  anchor: "value",
  tag: "value",
  comment: "comment",
};

function noteUnusual(reader: Reader, offset: number): void {
  reader.unusualAt ??= reader.base + offset;
}

function rangeOf(
  { offset, source }: { readonly offset: number; readonly source: string },
  { base }: Reader,
): SourceRange {
  return { start: base + offset, end: base + offset + source.length };
}
