import {
  type Alias,
  Composer,
  type CST,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  Parser,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
  type Document as YamlDocument,
  type Node as YamlNode,
} from "yaml";
import type { Budget } from "#core/base/budget.ts";
import type { SourceRange } from "#core/base/range.ts";
import { blockText } from "./block-scalar.ts";
import { isAccepted } from "./causes/accepted.ts";
import type { RawError } from "./causes/cause.ts";
import { explainSyntaxErrors } from "./explain.ts";
import { foldedText } from "./fold-scalar.ts";
import { joinHeaders } from "./join-header.ts";
import { joinLines } from "./join-lines.ts";
import type { Oddness } from "./oddness.ts";
import type { Parsed } from "./parsed.ts";
import { plainEnd } from "./plain-end.ts";
import { refusedIn } from "./refused.ts";
import { retype } from "./retype.ts";
import { readTokens } from "./token-reader.ts";
import type { Pair, ScalarStyle, SyntaxNode, YamlProblem } from "./tree.ts";

/** What helps to tell what is wrong with a broken text. */
export interface ReadingAid {
  readonly oddness: Oddness;
  /** How many characters of all texts that share it are read again, at the most; undefined for no limit but the text's own. */
  readonly rereading?: Budget;
}

/** Reads YAML into a tree; never throws, whatever the text. */
export function parseYaml(text: string, aid: ReadingAid = noAid): Parsed {
  const reader = new TreeReader(text);
  const tokens = tokensOf(text, reader);
  const root = readTokens(tokens, text);
  if (root) return { ...withoutAnchors, roots: [root], problems: refusedIn(text, [root], []) };
  return parsed(text, compose(text, tokens, reader), aid);
}

const noAid: ReadingAid = { oddness: () => 0 };

/** Reads YAML with all that `yaml` knows: what the quicker reading of tokens must agree with. */
export function composeYaml(text: string): Parsed {
  return parsed(text, read(text, text), noAid);
}

const withoutAnchors: Pick<Parsed, "anchors" | "looseAliases"> = {
  anchors: new Set(),
  looseAliases: [],
};

function parsed(text: string, first: Reading, { oddness, rereading }: ReadingAid): Parsed {
  const patience = { left: patienceFor(text) };
  const { reader, roots, errors: found } = tolerantly(text, first, patience);
  if (rereading?.isSpent) patience.left = 0;
  const allowed = patience.left;
  const errors = explainSyntaxErrors(text, found, {
    oddness,
    isSpent: () => patience.left <= 0,
    read: (attempt) => {
      if (patience.left <= 0) return undefined;
      return tolerantly(attempt, readAgain(attempt, attempt, patience), patience).errors;
    },
    sketch: (attempt) => {
      if (patience.left <= 0) return undefined;
      const sketch = sketchYaml(attempt);
      const manyErrors = Math.max(0, sketch.errorCount - usualErrors);
      patience.left -= sketch.size + manyErrors * charactersPerError;
      return sketch;
    },
  });
  rereading?.spend(allowed - patience.left);
  return {
    roots,
    problems: [...reader.problems, ...errors, ...refusedIn(text, roots, errors)],
    anchors: reader.anchorNames,
    looseAliases: reader.looseAliases,
  };
}

/** The tokens of a text, read with the same patience for brackets and quotes that run on; offsets are those of the text. */
export function tokensAsRead(text: string): readonly CST.Token[] {
  const reader = new TreeReader(text);
  const tokens = tokensOf(text, reader);
  if (readTokens(tokens, text)) return tokens;
  return tolerantly(text, compose(text, tokens, reader), { left: rereadCharacters }).tokens;
}

/** The tree of a text and how many errors it has, for texts that are read only to see what a place in them means. */
export interface SyntaxSketch {
  readonly roots: readonly SyntaxNode[];
  readonly errorCount: number;
  /** Where the first error is. */
  readonly firstError?: number;
  /** How much was read, in characters of an ordinary text. */
  readonly size: number;
}

/** How many characters of a broken text are read again, at the most, to tell what is wrong with it. */
const rereadCharacters = 500_000;

/** A short text is read again some hundred times at the most: there may be many of them in a file. */
function patienceFor(text: string): number {
  return Math.min(rereadCharacters, 20_000 + 60 * text.length);
}

/** The same for a text of which only the tree is wanted. */
const sketchedCharacters = 100_000;

/** A text that a person has broken has no more errors than these; each more of them takes as long as many characters. */
const usualErrors = 100;

/** How much is still read again. */
interface Patience {
  left: number;
}

/** A text that was read before. */
export interface ReadText extends Parsed {
  readonly text: string;
}

/**
 * Reads YAML into a tree without saying what is wrong with it, which takes much less time, most of all where the text
 * differs from an earlier one in a value only; never throws.
 */
export function sketchYaml(text: string, before?: ReadText): SyntaxSketch {
  const same = before && retype(before.text, before, text);
  if (same) return { roots: same.roots, errorCount: 0, size: 0 };
  const reader = new TreeReader(text);
  const tokens = tokensOf(text, reader);
  const root = readTokens(tokens, text);
  const size = readSize(text, reader);
  if (root) return { roots: [root], errorCount: 0, size };
  const first = compose(text, tokens, reader);
  const { roots, errors } = tolerantly(text, first, { left: sketchedCharacters });
  const errorCount = reader.problems.length + errors.length;
  const firstError = errors.reduce((least, it) => Math.min(least, it.start), Infinity);
  return { roots, errorCount, size, ...(errors.length > 0 ? { firstError } : {}) };
}

/** In an ordinary text a lexeme has about four characters; blank lines have one or two. */
const charactersPerLexeme = 4;

/** How long a text takes to be read, in characters of an ordinary text. */
function readSize(text: string, { lexemeCount }: TreeReader): number {
  return Math.max(text.length, charactersPerLexeme * lexemeCount);
}

interface Reading {
  readonly reader: TreeReader;
  readonly tokens: readonly CST.Token[];
  readonly roots: readonly SyntaxNode[];
  readonly errors: readonly RawError[];
}

/** Most often brackets and quotes over several lines need no other indentation for PyYAML. */
const maximumJoins = 20;

/** Where reading a text failed, reads it once more with regard to no more indentation than PyYAML has. */
function tolerantly(text: string, first: Reading, patience: Patience): Reading {
  let joined = text;
  let reading = first;
  for (let round = 0; round < maximumJoins && reading.errors.length > 0; round++) {
    const headers = joinHeaders(
      joined,
      reading.errors.map((it) => it.start),
    );
    const next = headers === joined ? joinLines(joined, reading.roots) : headers;
    if (next === joined || patience.left < 0) break;
    joined = next;
    reading = readAgain(text, joined, patience);
  }
  return reading.errors.length === 0 ? reading : first;
}

/** An error takes as long as so many characters. */
const charactersPerError = 200;

function readAgain(text: string, source: string, patience: Patience): Reading {
  const reading = read(text, source);
  patience.left -= readSize(source, reading.reader) + reading.errors.length * charactersPerError;
  return reading;
}

/** The tree and the errors of a text, read from a source that differs from it in blanks and line breaks only. */
function read(text: string, source: string): Reading {
  const reader = new TreeReader(text);
  return compose(text, tokensOf(source, reader), reader);
}

function compose(text: string, tokens: readonly CST.Token[], reader: TreeReader): Reading {
  const documents = documentsOf(tokens, reader);
  const roots = documents.map((it) => (it.contents ? reader.node(it.contents, 0) : missing(0)));
  return {
    reader,
    tokens,
    roots,
    errors: documents.flatMap(errorsOf).filter((it) => !isAccepted(text, it)),
  };
}

type ParsedDocument = Pick<YamlDocument, "contents" | "errors">;

function errorsOf({ errors }: ParsedDocument): readonly RawError[] {
  return errors.map(({ code, message, pos: [start, end] }) => ({ code, message, start, end }));
}

function tokensOf(text: string, reader: TreeReader): readonly CST.Token[] {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  try {
    for (const lexeme of new Lexer().lex(withPlainBreaks(text))) {
      for (const it of parser.next(lexeme)) tokens.push(it);
      if (++reader.lexemeCount < mostLexemes) continue;
      reader.giveUp(tooLarge);
      return [];
    }
    for (const it of parser.end()) tokens.push(it);
    return tokens;
  } catch {
    reader.giveUp(tooDeep);
    return [];
  }
}

function documentsOf(tokens: readonly CST.Token[], reader: TreeReader): readonly ParsedDocument[] {
  if (isTooDeep(tokens)) {
    reader.giveUp(tooDeep);
    return [];
  }
  try {
    return withoutStacks(() => Array.from(new Composer(parseOptions).compose(tokens)));
  } catch {
    reader.giveUp(tooDeep);
    return [];
  }
}

/** Errors of YAML are made by the thousand, and most of their time goes into noting where in the program they are made. */
function withoutStacks<T>(act: () => T): T {
  const engine = Error as { stackTraceLimit?: number };
  const { stackTraceLimit } = engine;
  if (stackTraceLimit === undefined) return act();
  engine.stackTraceLimit = 0;
  try {
    return act();
  } finally {
    engine.stackTraceLimit = stackTraceLimit;
  }
}

/** The composer calls itself for every level, and Node ends when a stack is too full to compile a pattern. */
function isTooDeep(tokens: readonly CST.Token[]): boolean {
  let level: readonly CST.Token[] = tokens;
  for (let depth = 0; depth < deepestComposed; depth++) {
    level = level.flatMap(childrenOf);
    if (level.length === 0) return false;
  }
  return true;
}

const deepestComposed = 500;

function childrenOf(token: CST.Token): readonly CST.Token[] {
  switch (token.type) {
    case "document":
      return token.value ? [token.value] : [];
    case "block-map":
    case "block-seq":
    case "flow-collection":
      return token.items.flatMap(({ key, value }) => [key, value].filter((it) => it != null));
    default:
      return [];
  }
}

/**
 * A byte order mark takes up a column, which would indent the first item, so a line break stands for it; the other
 * characters that PyYAML takes for line breaks become one too. All offsets stay.
 */
function withPlainBreaks(text: string): string {
  const body = text.startsWith("\ufeff") ? `\n${text.slice(1)}` : text;
  return otherBreaks.test(body) ? body.replace(/\r(?!\n)|[\x85\u2028\u2029]/g, "\n") : body;
}

const otherBreaks = /\r(?!\n)|[\x85\u2028\u2029]/;

/** Scalars stay text (`failsafe`): what they mean is decided as PyYAML does, not as `yaml` does. */
const parseOptions = {
  schema: "failsafe",
  version: "1.1",
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: "silent",
} as const;

/** How many nodes one piece of text may stand for after its aliases are replaced. */
const expansionBudget = 200_000;

/** No valohai.yaml nests further; a limit keeps every walk over the tree within the stack. */
const maximumDepth = 200;

function tooDeep(range: SourceRange): YamlProblem {
  return { code: "too-deep", range, message: "The text is nested too deeply to be read" };
}

/** What is read in one piece holds fewer words and signs, even where 100,000 lines cannot be cut. */
const mostLexemes = 1_000_000;

function tooLarge(range: SourceRange): YamlProblem {
  return { code: "too-large", range, message: "The text has too many parts to be read" };
}

class TreeReader {
  readonly problems: YamlProblem[] = [];
  readonly anchorNames = new Set<string>();
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

  /** For a text that nothing is known of but why it cannot be read. */
  giveUp(because: (range: SourceRange) => YamlProblem): void {
    this.problems.push(because({ start: 0, end: Math.min(1, this.#text.length) }));
  }

  node(source: YamlNode, depth: number): SyntaxNode {
    if (depth > maximumDepth) return this.#tooDeep(source);
    const anchor = "anchor" in source ? source.anchor : undefined;
    if (anchor) {
      this.anchorNames.add(anchor);
      this.#anchors.set(anchor, "open");
    }
    const before = this.#size;
    this.#size++;
    const node = this.#convert(source, props(anchor, source.tag), depth);
    if (anchor) this.#anchors.set(anchor, { node, size: this.#size - before });
    return node;
  }

  #convert(source: YamlNode, extra: Props, depth: number): SyntaxNode {
    if (isScalar(source)) return scalar(this.#text, source, extra);
    if (isMap(source)) return this.#mapping(source, extra, depth);
    if (isSeq(source)) return this.#sequence(source, extra, depth);
    if (isAlias(source)) return this.#alias(source);
    return missing(startOf(source));
  }

  #mapping(source: YAMLMap, extra: Props, depth: number): SyntaxNode {
    const pairs = source.items.map((pair) => this.#pair(pair.key, pair.value, depth));
    const flow = source.flow === true;
    const last = pairs.at(-1);
    const end = flow || !last ? valueEnd(source) : pairEnd(last);
    return { kind: "mapping", flow, pairs, range: { start: startOf(source), end }, ...extra };
  }

  #pair(key: unknown, value: unknown, depth: number): Pair {
    const keyNode = isYamlNode(key) ? this.node(key, depth + 1) : missing(0);
    const valueNode = isYamlNode(value) ? this.node(value, depth + 1) : missing(keyNode.range.end);
    return { key: keyNode, value: valueNode };
  }

  #sequence(source: YAMLSeq, extra: Props, depth: number): SyntaxNode {
    const entries = source.items.map((entry) => this.#entry(entry, depth));
    const flow = source.flow === true;
    const last = entries.at(-1);
    const end = flow || !last ? valueEnd(source) : Math.max(last.range.end, startOf(source) + 1);
    return { kind: "sequence", flow, entries, range: { start: startOf(source), end }, ...extra };
  }

  /** In flow sequences `yaml` gives `a: b` as a pair without a mapping around it. */
  #entry(entry: unknown, depth: number): SyntaxNode {
    if (isYamlNode(entry)) return this.node(entry, depth + 1);
    if (!isPair(entry)) return missing(0);
    const pair = this.#pair(entry.key, entry.value, depth);
    const range = { start: pair.key.range.start, end: pairEnd(pair) };
    return { kind: "mapping", flow: true, pairs: [pair], range };
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

  #tooDeep(source: YamlNode): SyntaxNode {
    const start = startOf(source);
    if (!this.#isTooDeep) {
      this.problems.push(tooDeep({ start, end: Math.min(start + 1, this.#text.length) }));
    }
    this.#isTooDeep = true;
    return missing(start);
  }

  /** Said once for a text: the first alias that goes over the budget. */
  #reportBudget(range: SourceRange, name: string): void {
    if (this.#isOverBudget) return;
    this.#isOverBudget = true;
    this.problems.push(aliasProblem("alias-budget", range, name));
  }
}

type Props = { readonly anchor?: string; readonly tag?: string };

function props(anchor: string | undefined, tag: string | undefined): Props {
  return { ...(anchor ? { anchor } : {}), ...(tag ? { tag } : {}) };
}

function aliasProblem(code: string, range: SourceRange, name: string): YamlProblem {
  const message =
    code === "alias-cycle"
      ? `"*${name}" is inside the value that it repeats`
      : `"*${name}" makes the file too large once all aliases are replaced; it is not followed`;
  return { code, range, message };
}

function scalar(text: string, source: Scalar, extra: Props): SyntaxNode {
  const start = startOf(source);
  const end = valueEnd(source);
  const style = styles[source.type ?? "PLAIN"] ?? "plain";
  if (style === "plain" && start === end && !extra.tag && !extra.anchor) return missing(start);
  const range = { start, end: style === "plain" ? plainEnd(text, start, end) : end };
  const told = scalarText(text, style, range) ?? String(source.value ?? "");
  return { kind: "scalar", text: told, style, range, ...extra };
}

/** What a scalar says where PyYAML reads it otherwise than `yaml`. */
function scalarText(text: string, style: ScalarStyle, { start, end }: SourceRange) {
  return style === "literal" || style === "folded"
    ? blockText(text, start, end)
    : foldedText(text.slice(start, end), style);
}

const styles: { readonly [type: string]: ScalarStyle } = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single-quoted",
  QUOTE_DOUBLE: "double-quoted",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
};

function isYamlNode(value: unknown): value is YamlNode {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value);
}

function missing(offset: number): SyntaxNode {
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
