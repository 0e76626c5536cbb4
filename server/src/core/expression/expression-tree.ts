import type { SourceRange } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";

/** A condition as Valohai reads it: a small part of Python's expressions. Ranges count in the expression's own text. */
export type ExpressionNode =
  | Name
  | Literal
  /** A tuple or a set. */
  | {
      readonly kind: "collection";
      readonly range: SourceRange;
      readonly items: readonly ExpressionNode[];
      readonly isSet: boolean;
    }
  | Unary
  | Binary
  | Comparison
  | FunctionCall
  /** A missing operand. */
  | { readonly kind: "missing"; readonly range: SourceRange };

/** A number, a text or a constant; without a value where it stands for something that cannot be read. */
export interface Literal {
  readonly kind: "literal";
  readonly range: SourceRange;
  readonly value: Value | undefined;
}

export interface Unary {
  readonly kind: "unary";
  readonly range: SourceRange;
  readonly operator: "+" | "-" | "not";
  readonly operand: ExpressionNode;
}

/** A name with its dots: `metadata.val-acc`. */
export interface Name {
  readonly kind: "name";
  readonly range: SourceRange;
  readonly parts: readonly NamePart[];
}

export interface NamePart {
  readonly text: string;
  readonly range: SourceRange;
}

/** Arithmetic, or two conditions joined by `and` or `or`. */
export interface Binary {
  readonly kind: "binary";
  readonly range: SourceRange;
  /** Such as `+` or `and`, as Python writes it. */
  readonly operator: string;
  readonly left: ExpressionNode;
  readonly right: ExpressionNode;
}

/** A comparison; more than two operands make a chain, which Valohai does not take. */
export interface Comparison {
  readonly kind: "comparison";
  readonly range: SourceRange;
  /** As Python writes them: one fewer than operands. */
  readonly operators: readonly string[];
  readonly operands: readonly ExpressionNode[];
}

export interface FunctionCall {
  readonly kind: "call";
  readonly range: SourceRange;
  readonly callee: ExpressionNode;
  readonly arguments: readonly ExpressionNode[];
}

/** A part of a text that is not an expression. */
export interface ExpressionProblem {
  readonly range: SourceRange;
  readonly message: string;
  /** What the range should most likely hold. */
  readonly suggestion?: string;
  /** Valohai's linter accepts it, but it does not do what it seems to. */
  readonly accepted?: boolean;
}

/** The operands of `and` or `or`: `a and b and c` has three, `(a and b) and c` two. */
export function joinedOperands({
  operator,
  left,
  right,
  range,
}: Binary): readonly ExpressionNode[] {
  const continues =
    left.kind === "binary" &&
    left.operator === operator &&
    // Brackets around a node belong to its range.
    left.range.start === left.left.range.start &&
    left.range.start === range.start;
  return continues ? [...joinedOperands(left), right] : [left, right];
}

/** The nodes directly below a node. */
export function childrenOf(node: ExpressionNode): readonly ExpressionNode[] {
  switch (node.kind) {
    case "collection":
      return node.items;
    case "unary":
      return [node.operand];
    case "binary":
      return [node.left, node.right];
    case "comparison":
      return node.operands;
    case "call":
      return [node.callee, ...node.arguments];
    case "name":
    case "literal":
    case "missing":
      return [];
  }
}
