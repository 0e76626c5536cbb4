import type { ExpressionProblem } from "./expression-tree.ts";
import type { Token } from "./tokens.ts";

/** Places where an expression spans lines in a way that Python rejects; ranges count in its own text. */
export function lineProblems(text: string, tokens: readonly Token[]): ExpressionProblem[] {
  const broken = secondLine(text, tokens);
  return [...indented(text, tokens[0]), ...(broken ? [unbracketed(broken)] : [])];
}

/** The first token on another line that neither brackets nor a backslash join to the one before. */
function secondLine(text: string, tokens: readonly Token[]): Token | undefined {
  let open = 0;
  return tokens.find((token, index) => {
    const before = tokens[index - 1];
    if (!before || token.kind === "end") return false;
    open += depthOf(before);
    return open === 0 && breaks(text.slice(before.range.end, token.range.start));
  });
}

function depthOf({ kind, text }: Token): number {
  if (kind !== "operator") return 0;
  if (/[([{]/.test(text)) return 1;
  return /[)\]}]/.test(text) ? -1 : 0;
}

function breaks(blanks: string): boolean {
  return /[\r\n]/.test(blanks.replace(/\\\r?\n/g, ""));
}

function unbracketed({ range }: Token): ExpressionProblem {
  return { range, message: "A condition ends with its line; write it on one line, or in brackets" };
}

function indented(text: string, first: Token | undefined): readonly ExpressionProblem[] {
  if (!first || first.kind === "end") return [];
  const { start: end } = first.range;
  const [blanks = ""] = /(?<![ \t])[ \t]*$/.exec(text.slice(0, end)) ?? [];
  if (blanks === "") return [];
  const range = { start: end - blanks.length, end };
  return [{ range, message: "A condition cannot start with white space" }];
}
