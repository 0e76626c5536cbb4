import { CST } from "yaml";
import { foldedText } from "./fold-scalar.ts";
import { plainEnd } from "./plain-end.ts";
import { scalarStyles } from "./scalar-styles.ts";
import { MappingNode, type Pair, ScalarNode, type SyntaxNode } from "./tree.ts";

/** Deeper texts are left to the composer, which reports that. */
const maxDepth = 100;

/**
 * The tree of a text straight from its tokens, which takes half the time of composing a document first; undefined
 * where the text has an error, or anything beside plain lists, mappings and values: the composer knows all of YAML.
 */
export function readTokens(tokens: readonly CST.Token[], text: string): SyntaxNode | undefined {
  if (unusual.test(text)) return undefined;
  const document = tokens.find((it) => it.type === "document");
  if (document?.type !== "document" || !document.value) return undefined;
  for (const it of tokens) if (it !== document && !isBlankToken(it)) return undefined;
  if (!isBlank(document.start, 0, true) || !isEnd(document.end, true)) return undefined;
  return node(document.value, 0);
}

/** A byte order mark, and line breaks that `yaml` does not count: the tokens are those of a slightly different text. */
const unusual = /^\ufeff|\r(?!\n)|[\x85\u2028\u2029]/;

function node(token: CST.Token, depth: number): SyntaxNode | undefined {
  if (depth > maxDepth) return undefined;
  switch (token.type) {
    case "scalar":
    case "single-quoted-scalar":
    case "double-quoted-scalar":
    case "block-scalar":
      return scalar(token);
    case "block-map":
      return blockMapping(token, depth);
    case "block-seq":
      return blockSequence(token, depth);
    case "flow-collection":
      return token.start.source === "{" ? flowMapping(token, depth) : flowSequence(token, depth);
    default:
      return undefined;
  }
}

/** YAML wants a colon within 1024 characters. */
const longestKey = 1000;

/** A text that neither folds nor begins with a sign of YAML. */
const simple = /^\w[^\n\r]*$/;

function scalar(token: CST.FlowScalar | CST.BlockScalar): SyntaxNode | undefined {
  const { offset, source } = token;
  if (token.type === "scalar" && simple.test(source)) {
    if (!isEnd(token.end, false)) return undefined;
    return plain(source, offset, plainEnd(source, 0, source.length));
  }
  // An indentation number needs the whole text, which the composer has.
  const isForComposer = token.type === "block-scalar" ? hasIndentation(token) : source === "";
  return isForComposer ? undefined : resolvedScalar(token);
}

/** A text that is quoted, folded or in a block. */
function resolvedScalar(token: CST.FlowScalar | CST.BlockScalar): SyntaxNode | undefined {
  const { source } = token;
  let failed = false;
  const resolved = CST.resolveAsScalar(token, true, () => {
    failed = true;
  });
  const style = scalarStyles[resolved?.type ?? ""];
  if (failed || !resolved || !style) return undefined;
  const [start, end] = resolved.range;
  if (style === "plain") {
    const trimmed = source.slice(0, plainEnd(source, 0, source.length));
    return plain(foldedText(trimmed, style) ?? resolved.value, start, trimmed.length);
  }
  const text = foldedText(source.slice(0, end - start), style) ?? resolved.value;
  return new ScalarNode(text, style, { start, end });
}

function hasIndentation({ props }: CST.BlockScalar): boolean {
  return props.some((it) => it.type === "block-scalar-header" && /\d/.test(it.source));
}

function plain(text: string, start: number, length: number): SyntaxNode {
  return new ScalarNode(text, "plain", { start, end: start + length });
}

function blockMapping(token: CST.BlockMap, depth: number): SyntaxNode | undefined {
  const pairs: Pair[] = [];
  for (const [index, item] of token.items.entries()) {
    if (isRest(item, index === token.items.length - 1)) continue;
    const read = blockPair(item, token.indent, depth);
    if (!read) return undefined;
    pairs.push(read);
  }
  const last = pairs.at(-1);
  if (!last) return undefined;
  return new MappingNode(false, pairs, { start: token.offset, end: pairEnd(last) });
}

/** A comment after the last entry; anywhere else it does not belong to this collection. */
function isRest({ start, key, sep, value }: CST.CollectionItem, isLast: boolean): boolean {
  return isLast && !key && !sep && !value && isBlank(start, 0, true);
}

function blockPair(item: CST.CollectionItem, indent: number, depth: number): Pair | undefined {
  if (!item.key || !isBlank(item.start, 0, true)) return undefined;
  return isImplicitKey(item.key, indent) ? pair(item, depth, true) : undefined;
}

/** A key that is on one line, in the column of its mapping where that matters. */
function isImplicitKey(key: CST.Token, indent: number | undefined): boolean {
  const isScalar =
    key.type === "scalar" ||
    key.type === "single-quoted-scalar" ||
    key.type === "double-quoted-scalar";
  if (!isScalar || (indent !== undefined && key.indent !== indent)) return false;
  return !key.source.includes("\n") && !hasNewline(key.end);
}

function pair(
  { key, sep, value }: CST.CollectionItem,
  depth: number,
  isBlock: boolean,
): Pair | undefined {
  const colon = sep?.[0];
  const keyNode = key ? node(key, depth + 1) : undefined;
  if (!keyNode || colon?.type !== "map-value-ind" || !sep) return undefined;
  const isTooLong = colon.offset - keyNode.range.start > longestKey;
  if (isTooLong || !isBlank(sep, 1, false)) return undefined;
  if (!value) return { key: keyNode, value: missingAfter(sep) };
  if (isBlockCollection(value) && !(isBlock && hasNewline(sep))) return undefined;
  const valueNode = node(value, depth + 1);
  return valueNode && { key: keyNode, value: valueNode };
}

function isBlockCollection({ type }: CST.Token): boolean {
  return type === "block-map" || type === "block-seq";
}

function blockSequence(token: CST.BlockSequence, depth: number): SyntaxNode | undefined {
  const entries: SyntaxNode[] = [];
  for (const [index, item] of token.items.entries()) {
    if (isRest(item, index === token.items.length - 1)) continue;
    const entry = blockEntry(item, depth);
    if (!entry) return undefined;
    entries.push(entry);
  }
  const last = entries.at(-1);
  if (!last) return undefined;
  const range = { start: token.offset, end: Math.max(last.range.end, token.offset + 1) };
  return { kind: "sequence", flow: false, entries, range };
}

function blockEntry({ start, value }: CST.CollectionItem, depth: number): SyntaxNode | undefined {
  const dash = start.findIndex((it) => it.type === "seq-item-ind");
  if (dash < 0 || !isBlank(start.slice(0, dash), 0, true)) return undefined;
  if (!isBlank(start, dash + 1, false)) return undefined;
  return value ? node(value, depth + 1) : missingAfter(start);
}

function flowMapping(token: CST.FlowCollection, depth: number): SyntaxNode | undefined {
  const pairs: Pair[] = [];
  for (const [index, item] of token.items.entries()) {
    if (!isFlowStart(item.start, index)) return undefined;
    if (isLastComma(item, index, token.items.length)) continue;
    const read = item.key && isImplicitKey(item.key, undefined) && pair(item, depth, false);
    if (!read) return undefined;
    pairs.push(read);
  }
  const end = flowEnd(token, "}");
  if (end < 0) return undefined;
  return new MappingNode(true, pairs, { start: token.offset, end });
}

function flowSequence(token: CST.FlowCollection, depth: number): SyntaxNode | undefined {
  const entries: SyntaxNode[] = [];
  for (const [index, item] of token.items.entries()) {
    if (!isFlowStart(item.start, index)) return undefined;
    if (isLastComma(item, index, token.items.length)) continue;
    const entry = flowEntry(item, depth);
    if (!entry) return undefined;
    entries.push(entry);
  }
  const end = flowEnd(token, "]");
  if (end < 0) return undefined;
  return { kind: "sequence", flow: true, entries, range: { start: token.offset, end } };
}

function flowEntry({ key, sep, value }: CST.CollectionItem, depth: number): SyntaxNode | undefined {
  if (key || sep || !value || isBlockCollection(value)) return undefined;
  return node(value, depth + 1);
}

/** Whether a comma directly before the closing bracket makes this entry, which is then empty. */
function isLastComma(
  { key, sep, value }: CST.CollectionItem,
  index: number,
  count: number,
): boolean {
  return !key && !sep && !value && index > 0 && index === count - 1;
}

/** A comma before each entry but the first, and no comments. */
function isFlowStart(start: readonly CST.SourceToken[], index: number): boolean {
  let commas = 0;
  for (const it of start) {
    if (it.type === "comma") commas++;
    else if (it.type !== "newline" && !isPlainSpace(it)) return false;
  }
  return commas === (index === 0 ? 0 : 1);
}

function flowEnd({ end }: CST.FlowCollection, bracket: string): number {
  const [close, ...rest] = end;
  if (close?.source !== bracket || !isEnd(rest, false)) return -1;
  return close.offset + 1;
}

/** Whether there are only blanks from an index on, and comments with a blank before them. */
function isBlank(
  tokens: readonly CST.SourceToken[],
  from: number,
  hasSpaceBefore: boolean,
): boolean {
  let hasSpace = hasSpaceBefore;
  for (let index = from; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token) continue;
    const isComment = token.type === "comment";
    if (isComment ? !hasSpace : token.type !== "newline" && !isPlainSpace(token)) return false;
    hasSpace = !isComment;
  }
  return true;
}

/** The same for what may come after a value. */
function isEnd(tokens: readonly CST.SourceToken[] | undefined, hasSpaceBefore: boolean): boolean {
  return !tokens || isBlank(tokens, 0, hasSpaceBefore);
}

/** Where `yaml` puts an empty value: after the spaces that follow the indicator on its line. */
function missingAfter(tokens: readonly CST.SourceToken[]): SyntaxNode {
  const at = tokens.findLastIndex(
    (it) => it.type === "map-value-ind" || it.type === "seq-item-ind",
  );
  const indicator = tokens[at];
  let offset = indicator ? indicator.offset + indicator.source.length : 0;
  for (let index = at + 1; tokens[index]?.type === "space"; index++) {
    offset += tokens[index]?.source.length ?? 0;
  }
  return { kind: "missing", range: { start: offset, end: offset } };
}

function hasNewline(tokens: readonly CST.SourceToken[] | undefined): boolean {
  return tokens?.some((it) => it.type === "newline") === true;
}

function isBlankToken({ type }: CST.Token): boolean {
  return type === "space" || type === "newline" || type === "comment";
}

/** Tabs are where YAML becomes difficult. */
function isPlainSpace({ type, source }: CST.SourceToken): boolean {
  return type === "space" && !source.includes("\t");
}

function pairEnd({ key, value }: Pair): number {
  return Math.max(key.range.end, value.range.end);
}
