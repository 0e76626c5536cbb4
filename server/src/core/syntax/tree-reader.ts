import {
  type Alias,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
  type Node as YamlNode,
} from "yaml";
import type { SourceRange } from "#core/base/range.ts";
import { blockText } from "./block-scalar.ts";
import { foldedText } from "./fold-scalar.ts";
import { plainEnd } from "./plain-end.ts";
import { scalarStyles } from "./scalar-styles.ts";
import {
  MappingNode,
  type NodeProps,
  type Pair,
  ScalarNode,
  type ScalarStyle,
  type SyntaxNode,
  type YamlProblem,
} from "./tree.ts";

/** How many nodes one piece of text may stand for after its aliases are replaced. */
export const expansionBudget = 200_000;

/** No valohai.yaml nests further; a limit keeps every walk over the tree within the stack. */
const maxDepth = 200;

/** The problem of a text that is nested too deeply. */
export function tooDeep(range: SourceRange): YamlProblem {
  return { code: "too-deep", range, message: "The text is nested too deeply to be read" };
}

/** Makes our tree from what `yaml` composed, and reports aliases that cannot be followed. */
export class TreeReader {
  readonly problems: YamlProblem[] = [];
  readonly looseAliases: { name: string; range: SourceRange }[] = [];
  lexemeCount = 0;
  readonly #text: string;
  readonly #anchors = new Map<string, { node: SyntaxNode; size: number } | "open">();
  #size = 0;
  #isTooDeep = false;
  #isOverBudget = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** Reports only why the text cannot be read. */
  giveUp(because: (range: SourceRange) => YamlProblem): void {
    this.problems.push(because({ start: 0, end: Math.min(1, this.#text.length) }));
  }

  /** The nodes of the anchors that have been read, the last one of each name. */
  anchors(): ReadonlyMap<string, SyntaxNode> {
    const nodes = new Map<string, SyntaxNode>();
    for (const [name, found] of this.#anchors) if (found !== "open") nodes.set(name, found.node);
    return nodes;
  }

  node(source: YamlNode, depth: number): SyntaxNode {
    if (depth > maxDepth) return this.#tooDeep(source);
    const anchor = "anchor" in source ? source.anchor : undefined;
    if (anchor) this.#anchors.set(anchor, "open");
    const before = this.#size;
    this.#size++;
    const node = this.#convert(source, props(anchor, source.tag), depth);
    if (anchor) this.#anchors.set(anchor, { node, size: this.#size - before });
    return node;
  }

  #convert(source: YamlNode, extra: NodeProps, depth: number): SyntaxNode {
    if (isScalar(source)) return scalar(this.#text, source, extra);
    if (isMap(source)) return this.#mapping(source, extra, depth);
    if (isSeq(source)) return this.#sequence(source, extra, depth);
    if (isAlias(source)) return this.#alias(source);
    return missing(startOf(source));
  }

  #mapping(source: YAMLMap, extra: NodeProps, depth: number): SyntaxNode {
    const pairs = source.items.map((pair) => this.#pair(pair.key, pair.value, depth));
    const flow = source.flow === true;
    const last = pairs.at(-1);
    const end = flow || !last ? this.#end(source) : pairEnd(last);
    return new MappingNode(flow, pairs, { start: startOf(source), end }, extra);
  }

  #pair(key: unknown, value: unknown, depth: number): Pair {
    const keyNode = isYamlNode(key) ? this.node(key, depth + 1) : missing(0);
    const valueNode = isYamlNode(value) ? this.node(value, depth + 1) : missing(keyNode.range.end);
    return { key: keyNode, value: valueNode };
  }

  #sequence(source: YAMLSeq, extra: NodeProps, depth: number): SyntaxNode {
    const entries = source.items.map((entry) => this.#entry(entry, depth));
    const flow = source.flow === true;
    const last = entries.at(-1);
    const end = flow || !last ? this.#end(source) : Math.max(last.range.end, startOf(source) + 1);
    return { kind: "sequence", flow, entries, range: { start: startOf(source), end }, ...extra };
  }

  /** In flow sequences `yaml` gives `a: b` as a pair without a mapping around it. */
  #entry(entry: unknown, depth: number): SyntaxNode {
    if (isYamlNode(entry)) return this.node(entry, depth + 1);
    if (!isPair(entry)) return missing(0);
    const pair = this.#pair(entry.key, entry.value, depth);
    return new MappingNode(true, [pair], { start: pair.key.range.start, end: pairEnd(pair) });
  }

  #alias(source: Alias): SyntaxNode {
    const range = { start: startOf(source), end: valueEnd(source) };
    const name = source.source;
    const found = this.#anchors.get(name);
    if (found === undefined) this.looseAliases.push({ name, range });
    if (found === "open") this.problems.push(aliasProblem("alias-cycle", range, name));
    if (found === undefined || found === "open") {
      return { kind: "alias", name, range, target: undefined };
    }
    this.#size += found.size;
    if (this.#size > expansionBudget) {
      this.#reportBudget(range, name);
      return { kind: "alias", name, range, target: undefined };
    }
    return { kind: "alias", name, range, target: found.node };
  }

  /** Where a node ends in the text, which may have been read with a line break after it. */
  #end(source: YamlNode): number {
    return Math.min(valueEnd(source), this.#text.length);
  }

  #tooDeep(source: YamlNode): SyntaxNode {
    const start = startOf(source);
    if (!this.#isTooDeep) {
      this.problems.push(tooDeep({ start, end: Math.min(start + 1, this.#text.length) }));
    }
    this.#isTooDeep = true;
    return missing(start);
  }

  /** Reported once for a text: the first alias that exceeds the budget. */
  #reportBudget(range: SourceRange, name: string): void {
    if (this.#isOverBudget) return;
    this.#isOverBudget = true;
    this.problems.push(aliasProblem("alias-budget", range, name));
  }
}

function props(anchor: string | undefined, tag: string | undefined): NodeProps {
  return { ...(anchor ? { anchor } : {}), ...(tag ? { tag } : {}) };
}

function aliasProblem(code: string, range: SourceRange, name: string): YamlProblem {
  const message =
    code === "alias-cycle"
      ? `"*${name}" is inside the value that it repeats`
      : `"*${name}" makes the file too large once all aliases are replaced; it is not followed`;
  return { code, range, message };
}

function scalar(text: string, source: Scalar, extra: NodeProps): SyntaxNode {
  const start = startOf(source);
  const end = Math.min(valueEnd(source), text.length);
  const style = scalarStyles[source.type ?? "PLAIN"] ?? "plain";
  if (style === "plain" && start === end && !extra.tag && !extra.anchor) return missing(start);
  const range = { start, end: style === "plain" ? plainEnd(text, start, end) : end };
  const content = scalarText(text, style, range) ?? String(source.value ?? "");
  return new ScalarNode(content, style, range, extra);
}

/** The text of a scalar that PyYAML reads differently from `yaml`. */
function scalarText(text: string, style: ScalarStyle, { start, end }: SourceRange) {
  return style === "literal" || style === "folded"
    ? blockText(text, start, end)
    : foldedText(text.slice(start, end), style);
}

function isYamlNode(value: unknown): value is YamlNode {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value);
}

/** The node in place of a value that is not written. */
export function missing(offset: number): SyntaxNode {
  return { kind: "missing", range: { start: offset, end: offset } };
}

function startOf(node: YamlNode): number {
  return node.range?.[0] ?? 0;
}

function valueEnd(node: YamlNode): number {
  return node.range?.[1] ?? startOf(node);
}

function pairEnd(pair: Pair): number {
  return Math.max(pair.key.range.end, pair.value.range.end);
}
