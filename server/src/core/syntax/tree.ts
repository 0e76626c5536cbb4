import type { TextEdit } from "#core/base/edit.ts";
import type { FixKind } from "#core/base/fix-kind.ts";
import type { SourceRange } from "#core/base/range.ts";

/** A YAML tree that always exists, however broken the text is. */
export type SyntaxNode = MappingNode | SequenceNode | ScalarNode | AliasNode | MissingNode;

interface SyntaxNodeBase {
  /** For a collection, its own brackets or its first to last entry, without trailing blanks. */
  readonly range: SourceRange;
  readonly anchor?: string;
  readonly tag?: string;
}

export interface MappingNode extends SyntaxNodeBase {
  readonly kind: "mapping";
  readonly flow: boolean;
  readonly pairs: readonly Pair[];
}

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

export interface ScalarNode extends SyntaxNodeBase {
  readonly kind: "scalar";
  /** The decoded text; what it means in YAML 1.1 is answered by `resolveScalar`. */
  readonly text: string;
  readonly style: ScalarStyle;
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
