import type { TextEdit } from "#core/base/edit.ts";
import type { FixKind } from "#core/base/fix-kind.ts";
import type { SourceRange } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";

/** A YAML tree that always exists, however broken the text is. */
export type SyntaxNode = MappingNode | SequenceNode | ScalarNode | AliasNode | MissingNode;

/** What may be written before a node. */
export interface NodeProps {
  readonly anchor?: string;
  readonly tag?: string;
}

interface SyntaxNodeBase extends NodeProps {
  /** For a collection, its own brackets or its first to last entry, without trailing blanks. */
  readonly range: SourceRange;
}

/** What is common to the nodes that are made by the thousand. */
abstract class PlacedNode implements SyntaxNodeBase {
  readonly range: SourceRange;
  declare readonly anchor?: string;
  declare readonly tag?: string;

  constructor(range: SourceRange, { anchor, tag }: NodeProps) {
    this.range = range;
    if (anchor !== undefined) this.anchor = anchor;
    if (tag !== undefined) this.tag = tag;
  }
}

/** A mapping; the node itself keeps its entries, since every rule asks for them and a file has thousands of mappings. */
export class MappingNode extends PlacedNode {
  readonly kind = "mapping";
  readonly flow: boolean;
  readonly pairs: readonly Pair[];
  #entries: MappingEntries | undefined;

  constructor(flow: boolean, pairs: readonly Pair[], range: SourceRange, props: NodeProps = {}) {
    super(range, props);
    this.flow = flow;
    this.pairs = pairs;
  }

  /** The same node with other pairs, at another place. */
  with(pairs: readonly Pair[], range: SourceRange): MappingNode {
    return new MappingNode(this.flow, pairs, range, this);
  }

  /** Its entries by key, for `entriesOf`; `find` is called the first time. */
  entriesBy(find: (mapping: MappingNode) => MappingEntries): MappingEntries {
    this.#entries ??= find(this);
    return this.#entries;
  }
}

export type MappingEntries = ReadonlyMap<string, MappingEntry>;

/** A key of a mapping as YAML reads it: once, also where it comes from a merge key. */
export interface MappingEntry {
  readonly key: ScalarNode;
  readonly value: SyntaxNode;
  /** Whether the entry came in through a merge key (`<<`). */
  readonly merged: boolean;
}

/** A key and its value, as written. */
export interface Pair {
  readonly key: SyntaxNode;
  readonly value: SyntaxNode;
}

export interface SequenceNode extends SyntaxNodeBase {
  readonly kind: "sequence";
  readonly flow: boolean;
  readonly entries: readonly SyntaxNode[];
}

export type ScalarStyle = "plain" | "single-quoted" | "double-quoted" | "literal" | "folded";

/** A scalar; the node itself keeps its value, as a mapping keeps its entries. */
export class ScalarNode extends PlacedNode {
  readonly kind = "scalar";
  /** The decoded text; what it means in YAML 1.1 is answered by `resolveScalar`. */
  readonly text: string;
  readonly style: ScalarStyle;
  #value: Value | undefined;

  constructor(text: string, style: ScalarStyle, range: SourceRange, props: NodeProps = {}) {
    super(range, props);
    this.text = text;
    this.style = style;
  }

  /** The same scalar at another place. */
  at(range: SourceRange): ScalarNode {
    const moved = new ScalarNode(this.text, this.style, range, this);
    moved.#value = this.#value;
    return moved;
  }

  /** Its value, for `resolveScalar`; `find` is called the first time. */
  valueBy(find: (scalar: ScalarNode) => Value): Value {
    this.#value ??= find(this);
    return this.#value;
  }
}

export interface AliasNode extends SyntaxNodeBase {
  readonly kind: "alias";
  readonly name: string;
  /** The node that the alias stands for, if an earlier anchor of that name exists. */
  readonly target: SyntaxNode | undefined;
}

/** A value that is not typed yet; its range is empty and is where the value would start. */
export interface MissingNode extends SyntaxNodeBase {
  readonly kind: "missing";
}

/** A place where the text is not valid YAML, or not what its author meant. */
export interface YamlProblem {
  readonly code: string;
  readonly range: SourceRange;
  readonly message: string;
  /** Where the tree begins to be a guess, if that is before the range. */
  readonly from?: number;
  /** How to fix it, where that is known. */
  readonly fix?: {
    readonly kind: FixKind;
    readonly title: string;
    readonly edits: readonly TextEdit[];
  };
  /** Other ways to fix it, where the intention is ambiguous. */
  readonly others?: readonly NonNullable<YamlProblem["fix"]>[];
}

/** The node itself, or what it stands for if it is an alias. */
export function dereference(node: SyntaxNode): SyntaxNode {
  let current = node;
  for (let hops = 0; current.kind === "alias" && hops < 100; hops++) {
    if (!current.target) return current;
    current = current.target;
  }
  return current;
}
