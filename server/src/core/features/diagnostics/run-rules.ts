import { guarded } from "#core/base/faults.ts";
import { oncePer } from "#core/base/once-per.ts";
import type { Document } from "#core/document/document.ts";
import type { Chunk } from "#core/document/piece-chunk.ts";
import type { Item, Piece } from "#core/model/piece.ts";
import { rules } from "./index.ts";
import { problemOf } from "./problem-of.ts";
import type { Problem, Report, Rule } from "./rule.ts";

/** Runs the rules that read nothing but one piece or item on what is new in a document. */
export function runPieceRules({ chunks }: Document): void {
  for (const { chunk } of chunks) runInChunk(chunk);
}

const runInChunk = oncePer(({ pieces }: Chunk) => {
  for (const { piece } of pieces) foundAlone(piece);
});

interface FoundAlone {
  readonly ofPiece: readonly Problem[];
  readonly ofItems: readonly (readonly Problem[])[];
}

/** What the rules find in a piece that read nothing else. */
export const foundAlone = oncePer(
  (piece: Piece): FoundAlone => ({
    ofPiece: pieceProblems(piece),
    ofItems: piece.items.map((it) => itemProblems(it)),
  }),
);

/** The rules of scope `piece`. */
export const pieceRules = rules.filter((it) => it.scope === "piece");

/** The rules of scope `item`. */
export const itemRules = rules.filter((it) => it.scope === "item");

function pieceProblems(piece: Piece): readonly Problem[] {
  const problems: Problem[] = [];
  for (const rule of pieceRules) runRule(rule, problems, (report) => rule.find(piece, report));
  return problems;
}

/** After a syntax error the item is a guess, so only what ends before it is reported. */
function itemProblems(item: Item): readonly Problem[] {
  const problems: Problem[] = [];
  for (const rule of itemRules) runRule(rule, problems, (report) => rule.find(item, report));
  return problems.filter((it) => it.range.end <= (item.brokenAt ?? it.range.end));
}

/** Runs one rule and adds what it reports to a list; a fault in it is logged and costs nothing that others find. */
export function runRule(
  rule: Rule,
  problems: Problem[],
  find: (report: Report<unknown>) => void,
): void {
  const report: Report<unknown> = (range, found, extra) => {
    problems.push(problemOf(rule, range, found, extra));
  };
  guarded(nameOf(rule), () => find(report), undefined);
}

/** How the log names a rule. */
export function nameOf({ code }: Rule): string {
  return `the rule ${code}`;
}
