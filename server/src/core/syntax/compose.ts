import { Composer, type CST, Lexer, Parser, type Document as YamlDocument } from "yaml";
import type { SourceRange } from "#core/base/range.ts";
import { isAccepted } from "./syntax-errors/accepted.ts";
import type { RawError } from "./syntax-errors/cause.ts";
import type { SyntaxNode, YamlProblem } from "./tree.ts";
import { missing, TreeReader, tooDeep } from "./tree-reader.ts";

/** A text as `yaml` reads it. */
export interface ComposedText {
  readonly reader: TreeReader;
  readonly tokens: readonly CST.Token[];
  readonly roots: readonly SyntaxNode[];
  readonly errors: readonly RawError[];
}

/** The tree and the errors of a text, read from a source that differs from it in spaces and line breaks only. */
export function read(text: string, source: string): ComposedText {
  const reader = new TreeReader(text);
  return compose(text, tokensOf(source, reader), reader);
}

/** The tree and the errors of a text whose tokens are known. */
export function compose(
  text: string,
  tokens: readonly CST.Token[],
  reader: TreeReader,
): ComposedText {
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

/** The tokens of a text; none where it has too many parts or `yaml` fails, which the reader then reports. */
export function tokensOf(text: string, reader: TreeReader): readonly CST.Token[] {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const nesting = new Nesting();
  try {
    for (const lexeme of new Lexer().lex(withPlainBreaks(text))) {
      for (const it of parser.next(lexeme)) tokens.push(it);
      const depth = nesting.after(lexeme);
      const isLarge = ++reader.lexemeCount >= maxLexemes;
      if (!isLarge && depth < deepestComposed) continue;
      reader.giveUp(isLarge ? tooLarge : tooDeep);
      return [];
    }
    for (const it of parser.end()) tokens.push(it);
    return tokens;
  } catch {
    reader.giveUp(tooDeep);
    return [];
  }
}

/** How deep a text is nested, judged by its open brackets and by the dashes and question marks of one line. */
class Nesting {
  #brackets = 0;
  #indicators = 0;
  #isScalar = false;

  /** The depth after one more lexeme. */
  after(lexeme: string): number {
    if (!this.#isScalar) this.#count(lexeme);
    this.#isScalar = lexeme === scalarMark;
    return this.#brackets + this.#indicators;
  }

  #count(lexeme: string): void {
    if (lexeme === "{" || lexeme === "[") this.#brackets++;
    else if (lexeme === "}" || lexeme === "]") this.#brackets = Math.max(0, this.#brackets - 1);
    else if (lexeme === "-" || lexeme === "?") this.#indicators++;
    else if (lexeme === "\n" || lexeme === "\r\n") this.#indicators = 0;
  }
}

/** What the lexer of `yaml` puts before the text of a plain or block scalar. */
const scalarMark = "\u001f";

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

/** YAML errors can be made by the thousand, and most of their time goes into recording stack traces. */
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

/** The composer calls itself for every level, and Node crashes when the stack is too full to compile a pattern. */
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
  const ended = escapedQuote.test(text) ? `${text}\n` : text;
  const body = ended.startsWith("\ufeff") ? `\n${ended.slice(1)}` : ended;
  return otherBreaks.test(body) ? body.replace(/\r(?!\n)|[\x85\u2028\u2029]/g, "\n") : body;
}

/** At the end of a text, `yaml` takes an escaped quote for a closing one; before a line break it does not. */
const escapedQuote = /(?:''|\\")$/;

const otherBreaks = /\r(?!\n)|[\x85\u2028\u2029]/;

/** Scalars stay text (`failsafe`): what they mean is decided as PyYAML does, not as `yaml` does. */
const parseOptions = {
  schema: "failsafe",
  version: "1.1",
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: "silent",
} as const;

/** One piece holds fewer words and signs, even a pipeline of ten thousand nodes; reading more would take seconds. */
const maxLexemes = 500_000;

function tooLarge(range: SourceRange): YamlProblem {
  return { code: "too-large", range, message: "The text has too many parts to be read" };
}
