import { code } from "#core/base/markdown.ts";
import type { ExpressionNode, Name } from "#core/expression/expression-tree.ts";

/** A condition in words: `metadata.acc > 0.9` becomes "the last printed `acc` is greater than `0.9`". */
export function explainExpression(text: string, node: ExpressionNode): string {
  const explain = (it: ExpressionNode) => explainExpression(text, it);
  const source = code(text.slice(node.range.start, node.range.end));
  switch (node.kind) {
    case "name":
      return nameText(node);
    case "literal":
    case "collection":
      return source;
    case "unary":
      return /^(?:not\b|!)/.test(text.slice(node.range.start))
        ? `not (${explain(node.operand)})`
        : source;
    case "binary": {
      const word = between(text, node.left, node.right);
      const isJoin = word === "and" || word === "or";
      return isJoin ? joined(node, word, explain) : source;
    }
    case "comparison": {
      const [left, right] = node.operands;
      if (!left || !right || node.operands.length > 2) return source;
      const word = comparisons[between(text, left, right)];
      return word === undefined ? source : `${explain(left)} ${word} ${explain(right)}`;
    }
    case "call":
      return source;
    case "missing":
      return "…";
  }
}

function joined(
  { left, right }: { left: ExpressionNode; right: ExpressionNode },
  word: string,
  explain: (it: ExpressionNode) => string,
): string {
  const part = (it: ExpressionNode) => (it.kind === "binary" ? `(${explain(it)})` : explain(it));
  return `${part(left)} ${word} ${part(right)}`;
}

function nameText({ parts }: Name): string {
  const [root, ...rest] = parts.map((it) => it.text);
  if (root === "metadata" && rest.length > 0) return `the last printed ${code(rest.join("."))}`;
  if (root === "parameter" && rest.length > 0) return `the parameter ${code(rest.join("."))}`;
  if (root === "True" || root === "False" || root === "None") return code(root);
  return rest.length === 0
    ? `the last printed ${code(root ?? "")}`
    : code([root, ...rest].join("."));
}

/** What is between two operands without brackets and doubled blanks. */
function between(text: string, left: ExpressionNode, right: ExpressionNode): string {
  return text
    .slice(left.range.end, right.range.start)
    .replace(/[()]/g, " ")
    .trim()
    .replace(/\s+/g, " ");
}

const comparisons: { readonly [operator: string]: string } = {
  "<": "is less than",
  "<=": "is at most",
  ">": "is greater than",
  ">=": "is at least",
  "==": "equals",
  "!=": "differs from",
  in: "is one of",
  "not in": "is none of",
  is: "is",
  "is not": "is not",
};
