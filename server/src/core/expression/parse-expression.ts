import type { SourceRange } from "#core/base/range.ts";
import type { Comparison, ExpressionNode, ExpressionProblem } from "./expression-tree.ts";
import { limitProblems } from "./limits.ts";
import { parseOperand } from "./parse-operand.ts";
import { advance, isRefused, type ParserState, peek, report, startParser } from "./parser-state.ts";
import type { DashMeaning, Token } from "./tokens.ts";

export interface ParsedExpression {
  readonly root: ExpressionNode;
  readonly problems: readonly ExpressionProblem[];
}

/** Reads a condition; never throws. Operators of other languages are understood, with a problem. */
export function parseExpression(text: string, dash: DashMeaning = "name"): ParsedExpression {
  const state = startParser(text, dash);
  if (state.tokens.length > maxTokens) return tooLarge(text);
  const root = parseTuple(state);
  const rest = peek(state);
  if (rest.kind !== "end" && !isRefused(state)) reportRest(state, rest);
  if (isRefused(state)) return { root, problems: state.problems };
  return { root, problems: [...state.problems, ...limitProblems(root)] };
}

/** Operands separated by commas make a tuple, with or without brackets around them. */
function parseTuple(state: ParserState): ExpressionNode {
  const first = parseDisjunction(state);
  const comma = peek(state);
  if (comma.text !== "," || first.kind === "missing") return first;
  const items: ExpressionNode[] = [first];
  while (peek(state).text === ",") {
    advance(state);
    if (peek(state).kind !== "end") items.push(parseDisjunction(state));
  }
  const message =
    'A comma makes a tuple of the condition, which is always true; write "and" or "or"';
  report(state, comma.range, message, { accepted: true });
  return { kind: "collection", range: across(first, items.at(-1) ?? first), items, isSet: false };
}

/** How many words and signs are read. Chains of operators nest to the left, one level for each of them. */
const maxTokens = 2000;

function tooLarge(text: string): ParsedExpression {
  const range = { start: 0, end: text.length };
  const message = "This condition is too large to be read";
  return { root: { kind: "missing", range }, problems: [{ range, message }] };
}

function reportRest(state: ParserState, { kind, text, range }: Token): void {
  if (kind === "open quote") {
    const at = { start: range.start, end: range.start + 1 };
    report(state, at, `This quote is not closed; add ${text[0]} at the end of the text`);
  } else if (text === "?" || text === "if") {
    report(state, range, "An expression cannot choose between two values");
  } else if (kind === "name" || kind === "number" || kind === "string") {
    report(state, range, `An operator such as == or and is missing before "${text}"`);
  } else {
    report(state, range, `"${text}" is not expected here`);
  }
}

/** How deep an expression may nest before it is no longer read: Valohai stops far earlier. */
const maxDepth = 100;

function parseDisjunction(state: ParserState): ExpressionNode {
  if (state.depth >= maxDepth) return { kind: "missing", range: peek(state).range };
  state.depth++;
  const node = parseJoined(state, "or", () =>
    parseJoined(state, "and", () => parseNegation(state)),
  );
  state.depth--;
  return node;
}

const foreignJoins: { readonly [text: string]: string } = {
  "&&": "and",
  "&": "and",
  "||": "or",
  "|": "or",
};

/** Operands joined by `and` or `or`, whether written so or as in other languages. */
function parseJoined(
  state: ParserState,
  word: "and" | "or",
  parsePart: () => ExpressionNode,
): ExpressionNode {
  let left = parsePart();
  for (;;) {
    const { text, range } = peek(state);
    const foreign = foreignJoins[text] === word || (text !== word && text.toLowerCase() === word);
    if (text !== word && !foreign) return left;
    if (foreign) report(state, range, `Write "${word}" instead of "${text}"`, { suggestion: word });
    advance(state);
    const right = parsePart();
    left = { kind: "binary", range: across(left, right), operator: word, left, right };
  }
}

function parseNegation(state: ParserState): ExpressionNode {
  const { text, range } = peek(state);
  const word = text.toLowerCase() === "not";
  if (!word && text !== "!") return parseComparison(state);
  if (text !== "not") {
    const suggestion = text === "!" ? "not " : "not";
    report(state, range, `Write "not" instead of "${text}"`, { suggestion });
  }
  advance(state);
  if (state.depth >= maxDepth) return { kind: "missing", range };
  state.depth++;
  const operand = parseNegation(state);
  state.depth--;
  return {
    kind: "unary",
    range: { start: range.start, end: operand.range.end },
    operator: "not",
    operand,
  };
}

/** Comparison operators of other languages and typing slips, with what Python writes. */
const foreignComparisons: { readonly [text: string]: string } = {
  "=": "==",
  "===": "==",
  "!==": "!=",
  "<>": "!=",
  "=>": ">=",
  "=<": "<=",
};

const comparisons = ["<", "<=", ">", ">=", "==", "!=", "in", "is"];

function parseComparison(state: ParserState): ExpressionNode {
  const operands = [parseSum(state)];
  const operators: string[] = [];
  for (let operator = comparisonOperator(state); operator; operator = comparisonOperator(state)) {
    operators.push(operator);
    operands.push(parseSum(state));
  }
  const [first, second] = operands;
  if (!first || !second) return first ?? { kind: "missing", range: peek(state).range };
  const range = across(first, operands.at(-1) ?? second);
  const comparison: Comparison = { kind: "comparison", range, operators, operands };
  if (operands.length > 2) reportChain(state, comparison, operators);
  return comparison;
}

function comparisonOperator(state: ParserState): string | undefined {
  const { text, range, kind } = peek(state);
  if (kind !== "operator" && kind !== "name") return undefined;
  const meant = foreignComparisons[text];
  if (meant !== undefined) {
    report(state, range, `Write "${meant}" instead of "${text}"`, { suggestion: meant });
    advance(state);
    return meant;
  }
  const isNegated = text === "not" && state.tokens[state.index + 1]?.text === "in";
  if (!isNegated && !comparisons.includes(text)) return undefined;
  advance(state);
  if (isNegated) advance(state);
  if (text === "is" && peek(state).text === "not") {
    advance(state);
    return "is not";
  }
  return isNegated ? "not in" : text;
}

function reportChain(state: ParserState, chain: Comparison, operators: readonly string[]): void {
  const written = chain.operands.map((it) => state.text.slice(it.range.start, it.range.end));
  const parts = operators.map(
    (operator, index) => `${written[index]} ${operator} ${written[index + 1]}`,
  );
  const suggestion = parts.join(" and ");
  const message = `Comparisons cannot be chained; write "${suggestion}"`;
  const complete = chain.operands.every((it) => it.kind !== "missing");
  report(state, chain.range, message, complete ? { suggestion } : {});
}

function parseSum(state: ParserState): ExpressionNode {
  return parseArithmetic(state, ["+", "-"], () =>
    parseArithmetic(state, ["*", "/", "//"], () => parseOperand(state, parseDisjunction)),
  );
}

/** Operators that Python knows and Valohai does not. */
const unsupported = ["%", "**", "<<", ">>", "^", "@"];

function parseArithmetic(
  state: ParserState,
  operators: readonly string[],
  parsePart: () => ExpressionNode,
): ExpressionNode {
  let left = parsePart();
  for (;;) {
    const { text, range, kind } = peek(state);
    const refused = operators.includes("*") && unsupported.includes(text);
    if (kind !== "operator" || (!refused && !operators.includes(text))) return left;
    if (refused) report(state, range, refusal(text));
    advance(state);
    // A percent sign at the end belongs to the number before it.
    if (text === "%" && !startsOperand(peek(state))) return left;
    const right = parsePart();
    left = { kind: "binary", range: across(left, right), operator: text, left, right };
  }
}

function refusal(text: string): string {
  return `The operator "${text}" does not exist in conditions; only + - * / // do`;
}

function startsOperand({ kind, text }: { kind: string; text: string }): boolean {
  const word = kind === "name" && !["and", "or", "not", "in", "is"].includes(text);
  return word || kind === "number" || kind === "string" || text === "(";
}

function across(first: ExpressionNode, last: ExpressionNode): SourceRange {
  return { start: first.range.start, end: Math.max(first.range.end, last.range.end) };
}
