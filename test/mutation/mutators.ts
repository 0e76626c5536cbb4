import ts from "typescript";
import { regexMutants } from "./regex-mutants.ts";

/** What a node could be replaced by; each text is one mutant. */
type Mutator = (node: ts.Node) => readonly string[];

/** The texts that a node is replaced by, one after the other, to see whether a test notices. */
export function replacements(node: ts.Node): readonly string[] {
  return mutators.flatMap((mutator) => mutator(node));
}

const { SyntaxKind } = ts;

const boundaries: { readonly [operator: number]: string } = {
  [SyntaxKind.LessThanToken]: "<=",
  [SyntaxKind.LessThanEqualsToken]: "<",
  [SyntaxKind.GreaterThanToken]: ">=",
  [SyntaxKind.GreaterThanEqualsToken]: ">",
};

const equalities: ReadonlySet<ts.SyntaxKind> = new Set([
  SyntaxKind.EqualsEqualsEqualsToken,
  SyntaxKind.ExclamationEqualsEqualsToken,
  SyntaxKind.EqualsEqualsToken,
  SyntaxKind.ExclamationEqualsToken,
]);

const otherOperators: { readonly [operator: number]: string } = {
  [SyntaxKind.PlusToken]: "-",
  [SyntaxKind.MinusToken]: "+",
  [SyntaxKind.AsteriskToken]: "/",
  [SyntaxKind.SlashToken]: "*",
  [SyntaxKind.PercentToken]: "*",
  [SyntaxKind.AsteriskAsteriskToken]: "*",
  [SyntaxKind.BarToken]: "&",
  [SyntaxKind.AmpersandToken]: "|",
  [SyntaxKind.LessThanLessThanToken]: ">>",
  [SyntaxKind.GreaterThanGreaterThanToken]: "<<",
  [SyntaxKind.GreaterThanGreaterThanGreaterThanToken]: "<<",
  [SyntaxKind.PlusEqualsToken]: "-=",
  [SyntaxKind.MinusEqualsToken]: "+=",
  [SyntaxKind.AsteriskEqualsToken]: "/=",
  [SyntaxKind.SlashEqualsToken]: "*=",
  [SyntaxKind.BarEqualsToken]: "&=",
  [SyntaxKind.AmpersandEqualsToken]: "|=",
  [SyntaxKind.BarBarEqualsToken]: "=",
  [SyntaxKind.AmpersandAmpersandEqualsToken]: "=",
  [SyntaxKind.QuestionQuestionEqualsToken]: "=",
};

/** The limit of a comparison belongs to the other side. */
const boundary: Mutator = (node) => {
  const other = ts.isBinaryExpression(node) && boundaries[node.operatorToken.kind];
  return other ? [withOperator(node, other)] : [];
};

const operator: Mutator = (node) => {
  const other = ts.isBinaryExpression(node) && otherOperators[node.operatorToken.kind];
  if (!other || (isPlus(node) && joinsText(node))) return [];
  return [withOperator(node, other)];
};

/** What is decided by a condition always or never happens; a loop never, since always would not end. */
const condition: Mutator = (node) => {
  const { parent } = node;
  if (parent && isLoopCondition(node, parent)) return ["false"];
  return isDecision(node) ? ["true", "false"] : [];
};

/** One side of `&&` and `||` does not count; `??` never needs its right side, or always takes it. */
const operand: Mutator = (node) => {
  if (!ts.isBinaryExpression(node)) return [];
  switch (node.operatorToken.kind) {
    case SyntaxKind.AmpersandAmpersandToken:
    case SyntaxKind.BarBarToken:
      return [node.left.getText(), node.right.getText()];
    case SyntaxKind.QuestionQuestionToken:
      return isTypeGuard(node)
        ? [node.right.getText()]
        : [node.left.getText(), node.right.getText()];
    default:
      return [];
  }
};

const sign: Mutator = (node) => {
  if (ts.isPostfixUnaryExpression(node)) {
    return [`${node.operand.getText()}${node.operator === SyntaxKind.PlusPlusToken ? "--" : "++"}`];
  }
  if (!ts.isPrefixUnaryExpression(node)) return [];
  switch (node.operator) {
    case SyntaxKind.PlusPlusToken:
      return [`--${node.operand.getText()}`];
    case SyntaxKind.MinusMinusToken:
      return [`++${node.operand.getText()}`];
    case SyntaxKind.MinusToken:
      return [node.operand.getText()];
    default:
      return [];
  }
};

const literal: Mutator = (node) => {
  if (isAfterTypeGuard(node)) return [];
  if (node.kind === SyntaxKind.TrueKeyword) return ["false"];
  if (node.kind === SyntaxKind.FalseKeyword) return ["true"];
  if (ts.isTemplateExpression(node)) return ["``"];
  if (ts.isRegularExpressionLiteral(node)) return regexMutants(node.text);
  if (ts.isArrayLiteralExpression(node)) return node.elements.length > 0 ? ["[]"] : [];
  if (ts.isObjectLiteralExpression(node)) return node.properties.length > 0 ? ["{}"] : [];
  if (!ts.isStringLiteralLike(node) || isCompared(node)) return [];
  return [node.text === "" ? '"mutated"' : '""'];
};

/** A function that answers with an expression answers nothing. */
const answer: Mutator = (node) => {
  if (!ts.isArrowFunction(node) || ts.isBlock(node.body)) return [];
  const body = withoutParentheses(node.body);
  if (isDecision(body) || literal(body).length > 0) return [];
  return ["() => undefined"];
};

const oppositeMethods: { readonly [name: string]: string } = {
  some: "every",
  every: "some",
  startsWith: "endsWith",
  endsWith: "startsWith",
  toUpperCase: "toLowerCase",
  toLowerCase: "toUpperCase",
  trimStart: "trimEnd",
  trimEnd: "trimStart",
  padStart: "padEnd",
  padEnd: "padStart",
  min: "max",
  max: "min",
};

const removedMethods: ReadonlySet<string> = new Set(
  "filter sort toSorted reverse toReversed slice trim flat".split(" "),
);

const method: Mutator = (node) => {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const { expression, name } = node.expression;
  if (removedMethods.has(name.text)) return [expression.getText()];
  const other = Object.hasOwn(oppositeMethods, name.text) ? oppositeMethods[name.text] : undefined;
  if (other === undefined) return [];
  return [textWith(node, name, other)];
};

const optional: Mutator = (node) => {
  if (!ts.isOptionalChain(node) || ts.isNonNullChain(node) || !node.questionDotToken) return [];
  const dot = ts.isPropertyAccessExpression(node) ? "." : "";
  return [textWith(node, node.questionDotToken, dot)];
};

const mutators: readonly Mutator[] = [
  condition,
  boundary,
  operator,
  operand,
  sign,
  literal,
  answer,
  method,
  optional,
];

/** The text of a node in which a part reads otherwise. */
export function textWith(node: ts.Node, part: ts.Node, text: string): string {
  const whole = node.getText();
  const start = node.getStart();
  return whole.slice(0, part.getStart() - start) + text + whole.slice(part.end - start);
}

function withOperator(node: ts.BinaryExpression, text: string): string {
  return textWith(node, node.operatorToken, text);
}

function isPlus(node: ts.BinaryExpression): boolean {
  const { kind } = node.operatorToken;
  return kind === SyntaxKind.PlusToken || kind === SyntaxKind.PlusEqualsToken;
}

/** Whether a sum is plainly one of texts, which has no difference. */
function joinsText(node: ts.Expression): boolean {
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) return true;
  if (ts.isParenthesizedExpression(node)) return joinsText(node.expression);
  return (
    ts.isBinaryExpression(node) && isPlus(node) && (joinsText(node.left) || joinsText(node.right))
  );
}

function isLoopCondition(node: ts.Node, parent: ts.Node): boolean {
  if (ts.isWhileStatement(parent) || ts.isDoStatement(parent)) return parent.expression === node;
  return ts.isForStatement(parent) && parent.condition === node;
}

/** Whether a whole condition is here: what an `if` or `?:` asks, or a comparison that is not part of a larger one. */
function isDecision(node: ts.Node): boolean {
  if (ts.isParenthesizedExpression(node)) return false;
  const whole = withParentheses(node);
  const { parent } = whole;
  if (ts.isIfStatement(parent) && parent.expression === whole) return true;
  if (ts.isConditionalExpression(parent) && parent.condition === whole) return true;
  return isTruth(node) && !isPartOfCondition(parent);
}

function withParentheses(node: ts.Node): ts.Node {
  return ts.isParenthesizedExpression(node.parent) ? withParentheses(node.parent) : node;
}

function withoutParentheses(node: ts.Node): ts.Node {
  return ts.isParenthesizedExpression(node) ? withoutParentheses(node.expression) : node;
}

function isPartOfCondition(parent: ts.Node): boolean {
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator === SyntaxKind.ExclamationToken;
  return ts.isBinaryExpression(parent) && isLogical(parent);
}

function isLogical(node: ts.BinaryExpression): boolean {
  const { kind } = node.operatorToken;
  return kind === SyntaxKind.AmpersandAmpersandToken || kind === SyntaxKind.BarBarToken;
}

/** Whether an expression is plainly true or false. */
function isTruth(node: ts.Node): boolean {
  if (ts.isParenthesizedExpression(node)) return isTruth(node.expression);
  if (ts.isPrefixUnaryExpression(node)) return node.operator === SyntaxKind.ExclamationToken;
  if (!ts.isBinaryExpression(node)) return false;
  const { kind } = node.operatorToken;
  if (isLogical(node)) return isTruth(node.right);
  return equalities.has(kind) || boundaries[kind] !== undefined;
}

/** A text that is compared: another text makes the comparison constant, which is another mutant already. */
function isCompared({ parent }: ts.Node): boolean {
  return ts.isBinaryExpression(parent) && equalities.has(parent.operatorToken.kind);
}

/** `list[at] ?? x` and `list.at(at) ?? x` have their right side for the compiler, which does not know that the place is there. */
function isTypeGuard({ left, operatorToken }: ts.BinaryExpression): boolean {
  if (operatorToken.kind !== SyntaxKind.QuestionQuestionToken) return false;
  if (ts.isElementAccessExpression(left)) return true;
  if (!ts.isCallExpression(left) || !ts.isPropertyAccessExpression(left.expression)) return false;
  return left.expression.name.text === "at";
}

/** Also the `x` of `const [first = x] = list` stands for a place that is there. */
function isAfterTypeGuard(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isBindingElement(parent)) return ts.isArrayBindingPattern(parent.parent);
  return ts.isBinaryExpression(parent) && isTypeGuard(parent) && parent.right === node;
}
