import type { CST } from "yaml";
import type { Budget } from "#core/base/budget.ts";
import { type ComposedText, compose, read } from "./compose.ts";
import { explainSyntaxErrors } from "./explain.ts";
import { joinHeaders } from "./join-header.ts";
import type { Oddness } from "./oddness.ts";
import type { Parsed } from "./parsed.ts";
import { pyyamlProblems } from "./pyyaml-limits.ts";
import { relaxFlowIndentation } from "./relax-flow-indentation.ts";
import { reparse } from "./reparse.ts";
import { readTokens } from "./token-reader.ts";
import type { SyntaxNode } from "./tree.ts";
import { TreeReader } from "./tree-reader.ts";
import { tokensOf } from "./yaml-tokens.ts";

/** What helps to find out what is wrong with a broken text. */
export interface ReadingAid {
  readonly oddness: Oddness;
  /** How many characters of all texts that share it are read again at most; undefined for no limit but the text's own. */
  readonly rereading?: Budget;
}

/** Reads YAML into a tree; never throws, whatever the text. */
export function parseYaml(text: string, aid: ReadingAid = noAid): Parsed {
  const reader = new TreeReader(text);
  const tokens = tokensOf(text, reader);
  const root = readTokens(tokens, text);
  if (root) return { ...withoutAnchors, roots: [root], problems: pyyamlProblems(text, [root], []) };
  return parsed(text, compose(text, tokens, reader), aid);
}

const noAid: ReadingAid = { oddness: () => 0 };

/** Reads YAML with `yaml`'s composer; the faster reading of tokens must agree with it. */
export function composeYaml(text: string): Parsed {
  return parsed(text, read(text, text), noAid);
}

const withoutAnchors: Pick<Parsed, "anchors" | "looseAliases"> = {
  anchors: new Map(),
  looseAliases: [],
};

function parsed(text: string, first: ComposedText, { oddness, rereading }: ReadingAid): Parsed {
  const allowance = { left: allowanceFor(text) };
  const { reader, roots, errors: found } = tolerantly(text, first, allowance);
  if (rereading?.isSpent) allowance.left = 0;
  const allowed = allowance.left;
  const errors = explainSyntaxErrors(text, found, {
    oddness,
    isSpent: () => allowance.left <= 0,
    read: (attempt) => {
      if (allowance.left < attempt.length) return undefined;
      return tolerantly(attempt, readAgain(attempt, attempt, allowance), allowance).errors;
    },
    sketch: (attempt) => {
      if (allowance.left < attempt.length) return undefined;
      const sketch = sketchYaml(attempt);
      const manyErrors = Math.max(0, sketch.errorCount - usualErrors);
      allowance.left -= sketch.size + manyErrors * charactersPerError;
      return sketch;
    },
  });
  rereading?.spend(allowed - allowance.left);
  return {
    roots,
    problems: [...reader.problems, ...errors, ...pyyamlProblems(text, roots, errors)],
    anchors: reader.anchors(),
    looseAliases: reader.looseAliases,
  };
}

/** The tokens of a text, read with the same rules for brackets and quotes over several lines; offsets are those of the text. */
export function tokensAsRead(text: string): readonly CST.Token[] {
  const reader = new TreeReader(text);
  const tokens = tokensOf(text, reader);
  if (readTokens(tokens, text)) return tokens;
  return tolerantly(text, compose(text, tokens, reader), { left: rereadCharacters }).tokens;
}

/** The tree of a text and its number of errors, for texts that are read only to see what a place in them means. */
export interface SyntaxSketch {
  readonly roots: readonly SyntaxNode[];
  readonly errorCount: number;
  /** Where the first error is. */
  readonly firstError?: number;
  /** How much was read, in characters of an ordinary text. */
  readonly size: number;
}

/** How many characters of a broken text are read again, at most, to find out what is wrong with it. */
const rereadCharacters = 200_000;

/** A short text is read again some hundred times at most: a file may have many of them. */
function allowanceFor(text: string): number {
  return Math.min(rereadCharacters, 20_000 + 60 * text.length);
}

/** The same for a text of which only the tree is wanted. */
const sketchedCharacters = 100_000;

/** Texts that people write have no more errors than this; reading one takes as long as reading many characters. */
const usualErrors = 100;

/** How much of a text may still be read again, in characters. */
interface Allowance {
  left: number;
}

/** A text that was read before. */
export interface ReadText extends Parsed {
  readonly text: string;
}

/**
 * Reads YAML into a tree without explaining its errors, which takes much less time, most of all where the text
 * differs from an earlier one in a value only; never throws.
 */
export function sketchYaml(text: string, before?: ReadText): SyntaxSketch {
  const same = before && reparse(before.text, before, text);
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

/** How many brackets, quotes and headers are joined at most; few texts need it even once. */
const maxJoins = 20;

/** Reads a text that failed once more, with the looser indentation rules of PyYAML. */
function tolerantly(text: string, first: ComposedText, allowance: Allowance): ComposedText {
  let joined = text;
  let reading = first;
  for (let round = 0; round < maxJoins && reading.errors.length > 0; round++) {
    const headers = joinHeaders(
      joined,
      reading.errors.map((it) => it.start),
    );
    const next = headers === joined ? relaxFlowIndentation(joined, reading.roots) : headers;
    if (next === joined || allowance.left < 0) break;
    joined = next;
    reading = readAgain(text, joined, allowance);
  }
  return reading.errors.length === 0 ? reading : first;
}

/** How many characters take as long to read as one error. */
const charactersPerError = 200;

function readAgain(text: string, source: string, allowance: Allowance): ComposedText {
  const reading = read(text, source);
  allowance.left -= readSize(source, reading.reader) + reading.errors.length * charactersPerError;
  return reading;
}
