import { nullValue, type Value } from "#core/base/value.ts";
import type { ExpressionNode, Name, NamePart } from "./expression-tree.ts";
import { brokenEscape, numberLiteral, textLiteral } from "./literal.ts";
import { advance, isRefused, type ParserState, peek, previous, report } from "./parser-state.ts";
import type { Token } from "./tokens.ts";

type ParseInner = (state: ParserState) => ExpressionNode;

/** Reads a value: a literal, a name with what follows it, or something in brackets. */
export function parseOperand(state: ParserState, inner: ParseInner): ExpressionNode {
  const token = peek(state);
  if (token.text === "-" || token.text === "+" || token.text === "~")
    return parseSign(state, inner);
  return parseSuffixes(state, parseAtom(state, token, inner), inner);
}

function parseSign(state: ParserState, inner: ParseInner): ExpressionNode {
  const sign = advance(state);
  if (sign.text === "~") {
    report(state, sign.range, 'The operator "~" does not exist in conditions');
  }
  const signs = [sign];
  while (peek(state).text === "-" || peek(state).text === "+") signs.push(advance(state));
  const operand = parseSuffixes(state, parseAtom(state, peek(state), inner), inner);
  return signs.reduceRight<ExpressionNode>(
    (node, { range, text }) => ({
      kind: "unary",
      range: { start: range.start, end: operand.range.end },
      operator: text === "+" ? "+" : "-",
      operand: node,
    }),
    operand,
  );
}

function parseAtom(state: ParserState, token: Token, inner: ParseInner): ExpressionNode {
  switch (token.kind) {
    case "number":
      return parseNumber(state);
    case "string":
      return parseStrings(state);
    case "name":
      return parseName(state, token);
    case "open quote":
      advance(state);
      reportQuote(state, token);
      return { kind: "literal", range: token.range, value: undefined };
    default:
      return parseBrackets(state, token, inner) ?? missingOperand(state);
  }
}

function reportQuote(state: ParserState, { range, text }: Token): void {
  const { start } = range;
  report(
    state,
    { start, end: start + 1 },
    `This quote is not closed; add ${text[0]} at the end of the text`,
  );
}

function parseNumber(state: ParserState): ExpressionNode {
  const { range, text } = advance(state);
  if (/^0[\d_]/.test(text) && !/[.eE]/.test(text) && /[1-9]/.test(text)) {
    const suggestion = text.replace(/^[0_]+/, "");
    report(state, range, `A number cannot start with 0; write ${suggestion}`, { suggestion });
  }
  const next = peek(state);
  if (next.kind === "name" && next.range.start === range.end && !joiningWords.includes(next.text)) {
    report(
      state,
      { start: range.start, end: next.range.end },
      `"${text}${next.text}" is neither a number nor a name`,
    );
    advance(state);
  }
  const digits = /^[\d_]+$/.test(text) ? text.replaceAll("_", "").length : 0;
  if (digits > maxDigits) {
    const message = `This number has ${digits} digits; Python reads at most ${maxDigits}`;
    report(state, range, message);
    return { kind: "literal", range, value: undefined };
  }
  return { kind: "literal", range, value: numberLiteral(text) };
}

/** Of an integer in decimal notation (Python's `sys.get_int_max_str_digits`). */
const maxDigits = 4300;

/** Python takes them directly after a number. */
const joiningWords = ["and", "or", "in", "is", "not"];

/** Texts in a row are one text, as in Python. */
function parseStrings(state: ParserState): ExpressionNode {
  const { range } = peek(state);
  let value = "";
  while (peek(state).kind === "string") {
    const part = advance(state);
    const broken = brokenEscape(part.text);
    if (broken !== undefined) {
      report(
        state,
        part.range,
        `The escape "${broken}" is not complete; write "\\\\" for a backslash`,
      );
    }
    value += textLiteral(part.text);
  }
  return {
    kind: "literal",
    range: { start: range.start, end: previous(state)?.range.end ?? range.end },
    value: { kind: "string", value },
  };
}

const constants: { readonly [lower: string]: readonly [written: string, value: Value] } = {
  true: ["True", { kind: "boolean", value: true }],
  false: ["False", { kind: "boolean", value: false }],
  none: ["None", nullValue],
  null: ["None", nullValue],
};

/** Words that cannot start a value; Valohai reads other words of Python as names (leval `EXPRESSION_KEYWORDS`). */
const reserved = ["and", "or", "in", "is", "for", "not"];

function parseName(state: ParserState, token: Token): ExpressionNode {
  if (reserved.includes(token.text)) return missingOperand(state);
  advance(state);
  const lower = token.text.toLowerCase();
  const constant = Object.hasOwn(constants, lower) ? constants[lower] : undefined;
  if (constant === undefined) return parseParts(state, { parts: [token], range: token.range });
  const [meant, value] = constant;
  if (token.text !== meant) {
    const message = `"${token.text}" is read as a name; write ${meant}`;
    report(state, token.range, message, { suggestion: meant, accepted: true });
  }
  return { kind: "literal", range: token.range, value: token.text === meant ? value : undefined };
}

/** Words that remain keywords of Python even after a dot. */
const keywords = [...reserved, "True", "False", "None"];

/** The parts of a name after its first ones; brackets may be around those. */
function parseParts(state: ParserState, first: Pick<Name, "parts" | "range">): Name {
  const parts: NamePart[] = [...first.parts];
  let end = first.range.end;
  while (peek(state).text === ".") {
    const dot = advance(state);
    end = dot.range.end;
    const next = peek(state);
    if (next.kind !== "name") {
      report(state, { start: first.range.start, end }, "A name must follow the dot");
      break;
    }
    if (keywords.includes(next.text)) {
      report(state, next.range, `"${next.text}" is a word of the language and cannot be a name`);
    }
    advance(state);
    parts.push({ text: next.text, range: next.range });
    end = next.range.end;
  }
  return { kind: "name", range: { start: first.range.start, end }, parts };
}

const closing: { readonly [open: string]: string } = { "(": ")", "[": "]", "{": "}" };

function parseBrackets(
  state: ParserState,
  open: Token,
  inner: ParseInner,
): ExpressionNode | undefined {
  const close = closing[open.text];
  if (open.kind !== "operator" || close === undefined) return undefined;
  advance(state);
  const { items, end, complete, commas } = parseItems(state, open, close, inner);
  const range = { start: open.range.start, end };
  if (open.text === "[" && complete) reportList(state, range);
  if (open.text === "{" && complete && items.length === 0) report(state, range, mappingMessage);
  const [only] = items;
  if (open.text === "(" && only && items.length === 1 && commas === 0) return { ...only, range };
  return { kind: "collection", range, items, isSet: open.text === "{" };
}

const mappingMessage = "A condition cannot contain a mapping";

function reportList(state: ParserState, range: { start: number; end: number }): void {
  const content = state.text.slice(range.start + 1, range.end - 1).trim();
  const single = content !== "" && !content.includes(",");
  const suggestion = `(${content}${single ? "," : ""})`;
  report(state, range, `A condition cannot contain a list; write ${suggestion}`, { suggestion });
}

function parseItems(state: ParserState, open: Token, close: string, inner: ParseInner) {
  const items: ExpressionNode[] = [];
  let commas = 0;
  while (peek(state).text !== close && peek(state).kind !== "end") {
    items.push(inner(state));
    const next = peek(state);
    if (next.text !== ",") break;
    commas++;
    advance(state);
  }
  const next = peek(state);
  const complete = next.text === close;
  if (complete) advance(state);
  else if (next.text === ":" && open.text === "{") {
    report(state, open.range, mappingMessage);
    skipTo(state, close);
  } else if (next.kind === "end") {
    report(state, open.range, `This "${open.text}" is not closed`);
  } else {
    report(state, next.range, `"${next.text}" is not expected here`);
    skipTo(state, close);
  }
  return { items, commas, complete, end: previous(state)?.range.end ?? open.range.end };
}

function skipTo(state: ParserState, close: string): void {
  while (peek(state).kind !== "end" && peek(state).text !== close) advance(state);
  advance(state);
}

/** Calls, and what other languages allow after a value: keys in brackets, calls of methods. */
function parseSuffixes(
  state: ParserState,
  first: ExpressionNode,
  inner: ParseInner,
): ExpressionNode {
  let node = first;
  for (;;) {
    const { text } = peek(state);
    if (text === "(") node = parseCall(state, node, inner);
    else if (text === "[") node = parseSubscript(state, node, inner);
    else if (text === ".")
      node = node.kind === "name" ? parseParts(state, node) : parseAttribute(state, node);
    else return node;
  }
}

function parseCall(state: ParserState, callee: ExpressionNode, inner: ParseInner): ExpressionNode {
  const open = advance(state);
  const { items, end } = parseItems(state, open, ")", inner);
  if (callee.kind !== "name" || callee.parts.length > 1) {
    report(state, callee.range, "Only plain functions can be called, such as abs(x)");
  }
  return { kind: "call", range: { start: callee.range.start, end }, callee, arguments: items };
}

function parseSubscript(state: ParserState, of: ExpressionNode, inner: ParseInner): ExpressionNode {
  const open = advance(state);
  const { end } = parseItems(state, open, "]", inner);
  const range = { start: of.range.start, end };
  const key = /^\[\s*(["'])([\p{L}_][\p{L}\p{N}_-]*)\1\s*\]$/u.exec(
    state.text.slice(open.range.start, end),
  );
  const written = state.text.slice(of.range.start, of.range.end);
  const suggestion = key && of.kind === "name" ? `${written}.${key[2]}` : undefined;
  const hint = suggestion === undefined ? "" : `; write ${suggestion}`;
  report(
    state,
    range,
    `A value cannot be picked with brackets${hint}`,
    suggestion === undefined ? {} : { suggestion },
  );
  return { kind: "literal", range, value: undefined };
}

function parseAttribute(state: ParserState, of: ExpressionNode): ExpressionNode {
  const dot = advance(state);
  report(state, dot.range, "Only names have parts after a dot");
  if (peek(state).kind === "name") advance(state);
  return {
    kind: "literal",
    range: { start: of.range.start, end: previous(state)?.range.end ?? dot.range.end },
    value: undefined,
  };
}

/** Where an operand is missing, the operator or bracket before it is what must be completed. */
function missingOperand(state: ParserState): ExpressionNode {
  const before = previous(state);
  const next = peek(state);
  const range = { start: next.range.start, end: next.range.start };
  if (isRefused(state)) return { kind: "missing", range };
  if (next.kind === "end") {
    const message = before ? `Something must follow "${before.text}"` : "The condition is empty";
    report(state, before?.range ?? next.range, message);
  } else {
    report(state, next.range, `"${next.text}" is not expected here`);
    advance(state);
  }
  return { kind: "missing", range };
}
