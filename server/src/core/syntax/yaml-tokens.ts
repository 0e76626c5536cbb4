import { type CST, Lexer, Parser } from "yaml";
import type { SourceRange } from "#core/base/range.ts";
import type { YamlProblem } from "./tree.ts";
import { type TreeReader, tooDeep } from "./tree-reader.ts";

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

/** How deep the tokens of a text may be nested for `yaml` to compose them. */
export const deepestComposed = 500;

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

/** One piece holds fewer words and signs, even a pipeline of ten thousand nodes; reading more would take seconds. */
const maxLexemes = 500_000;

function tooLarge(range: SourceRange): YamlProblem {
  return { code: "too-large", range, message: "The text has too many parts to be read" };
}
