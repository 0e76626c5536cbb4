import type { SourceRange } from "#core/base/range.ts";
import type { ExpressionProblem } from "./expression-tree.ts";
import { lineProblems } from "./line-problems.ts";
import { type DashMeaning, type Token, tokensOf } from "./tokens.ts";

/** How far a parser has come. */
export interface ParserState {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly problems: ExpressionProblem[];
  index: number;
  depth: number;
}

/** A parser at the first token of a text. */
export function startParser(text: string, dash: DashMeaning): ParserState {
  const tokens = tokensOf(text, dash);
  return { text, tokens, problems: lineProblems(text, tokens), index: 0, depth: 0 };
}

const noToken: Token = { kind: "end", text: "", range: { start: 0, end: 0 } };

/** The token that comes next. */
export function peek(state: ParserState): Token {
  return state.tokens[state.index] ?? state.tokens.at(-1) ?? noToken;
}

/** The token that was read last. */
export function previous(state: ParserState): Token | undefined {
  return state.tokens[state.index - 1];
}

/** Moves to the next token, never beyond the end. */
export function advance(state: ParserState): Token {
  const token = peek(state);
  if (token.kind !== "end") state.index++;
  return token;
}

/** Adds a problem; `accepted` says that Valohai still accepts the text. */
export function report(
  state: ParserState,
  range: SourceRange,
  message: string,
  extra: { readonly suggestion?: string; readonly accepted?: boolean } = {},
): void {
  state.problems.push({ range, message, ...extra });
}

/** Whether something has been found that Valohai does not accept: what follows is then a guess. */
export function isRefused({ problems }: ParserState): boolean {
  return problems.some((it) => !it.accepted);
}
