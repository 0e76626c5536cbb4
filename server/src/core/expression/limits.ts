import {
  childrenOf,
  type ExpressionNode,
  type ExpressionProblem,
  joinedOperands,
} from "./expression-tree.ts";

/** Expressions that Python can read but Valohai's evaluator rejects; ranges count in the expression's text. */
export function limitProblems(root: ExpressionNode): readonly ExpressionProblem[] {
  const deep = tooDeep(root, 1);
  if (deep) {
    return [{ range: deep.range, message: tooDeepMessage }];
  }
  return refusedOperands(root);
}

/** How deep Valohai's linter reads a condition, the whole included (valohai-yaml `lint_expression`). */
const maxDepth = 8;

const tooDeepMessage =
  "This is the eighth level of the condition, and Valohai reads seven; nest fewer operators and calls";

/** The first node that is deeper than is read. */
function tooDeep(node: ExpressionNode, depth: number): ExpressionNode | undefined {
  if (depth >= maxDepth) return node;
  for (const it of readBelow(node)) {
    const found = tooDeep(it, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** The nodes that are evaluated for the value of a node. */
function readBelow(node: ExpressionNode): readonly ExpressionNode[] {
  if (node.kind === "call") return node.arguments;
  const isJoined = node.kind === "binary" && (node.operator === "and" || node.operator === "or");
  return isJoined ? joinedOperands(node) : childrenOf(node);
}

function refusedOperands(node: ExpressionNode): readonly ExpressionProblem[] {
  const below = readBelow(node).flatMap(refusedOperands);
  if (below.length > 0) return below;
  if (node.kind === "unary" && node.operator !== "not" && hasNoSign(node.operand)) {
    const message = `"${node.operator}" takes a number`;
    return [{ range: node.operand.range, message }];
  }
  if (node.kind !== "collection" || !node.isSet) return [];
  const set = node.items.find(holdsSet);
  return set ? [{ range: set.range, message: "A set cannot hold another set" }] : [];
}

/** Whether a value is certainly not a number. */
function hasNoSign(node: ExpressionNode): boolean {
  if (node.kind === "collection") return true;
  if (node.kind !== "literal") return false;
  return node.value?.kind === "string" || node.value?.kind === "null";
}

function holdsSet(node: ExpressionNode): boolean {
  return node.kind === "collection" && (node.isSet || node.items.some(holdsSet));
}
