import { shift } from "../../base/range.ts";
import type { Item, Piece } from "../../model/piece.ts";
import type { Document } from "../document.ts";
import { type RecordingLookup, recordingLookup, stillHolds } from "../lookup.ts";
import type { NameIndex } from "../name-index.ts";
import { pipelineView } from "../pipeline-view.ts";
import { rules } from "./index.ts";
import type { PlacedProblem, Problem, ProblemExtra, Report, Rule } from "./rule.ts";

/** Everything that is wrong with a document, in text order; what no edit has touched is not computed again. */
export function diagnose(document: Document): readonly PlacedProblem[] {
  const problems: PlacedProblem[] = [];
  for (const { piece, start } of document.pieces) place(problems, pieceProblems(piece), start);
  for (const { item, start } of document.items) {
    place(problems, itemProblems(item), start);
    place(problems, lookupProblems(item, document.names), start);
  }
  place(problems, documentProblems(document), 0);
  return problems.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

/** The problems of one piece, of one item by itself, and of one item with what it looked up. */
const byPiece = new WeakMap<Piece, readonly Problem[]>();
const byItem = new WeakMap<Item, readonly Problem[]>();
const byLookup = new WeakMap<
  Item,
  { readonly reads: RecordingLookup["reads"]; readonly problems: readonly Problem[] }
>();

const pieceRules = rules.filter((it) => it.scope === "piece");
const itemRules = rules.filter((it) => it.scope === "item");
const pipelineRules = rules.filter((it) => it.scope === "pipeline");
const taskRules = rules.filter((it) => it.scope === "task");
const documentRules = rules.filter((it) => it.scope === "document");

function pieceProblems(piece: Piece): readonly Problem[] {
  return remembered(byPiece, piece, (problems) => {
    for (const rule of pieceRules) rule.check(piece, reporter(rule, problems));
  });
}

function itemProblems(item: Item): readonly Problem[] {
  return remembered(byItem, item, (problems) => {
    for (const rule of itemRules) rule.check(item, reporter(rule, problems));
  });
}

function remembered<K extends object>(
  memo: WeakMap<K, readonly Problem[]>,
  key: K,
  find: (problems: Problem[]) => void,
): readonly Problem[] {
  const known = memo.get(key);
  if (known) return known;
  const problems: Problem[] = [];
  find(problems);
  memo.set(key, problems);
  return problems;
}

function lookupProblems(item: Item, names: NameIndex): readonly Problem[] {
  const known = byLookup.get(item);
  if (known && stillHolds(known.reads, names)) return known.problems;
  const lookup = recordingLookup(names);
  const problems = checkLookups(item, lookup);
  byLookup.set(item, { reads: lookup.reads, problems });
  return problems;
}

function checkLookups(item: Item, lookup: RecordingLookup): readonly Problem[] {
  const problems: Problem[] = [];
  const { config } = item;
  if (config?.kind === "pipeline") {
    const view = pipelineView(item, config, lookup);
    const context = { item, pipeline: config, lookup, view };
    for (const rule of pipelineRules) rule.check(context, reporter(rule, problems));
    for (const rule of itemRules) rule.checkPipeline?.(context, reporter(rule, problems));
  } else if (config?.kind === "task") {
    const context = { item, task: config, lookup };
    for (const rule of taskRules) rule.check(context, reporter(rule, problems));
    for (const rule of itemRules) rule.checkTask?.(context, reporter(rule, problems));
  }
  return problems;
}

function documentProblems(document: Document): readonly Problem[] {
  const problems: Problem[] = [];
  for (const rule of documentRules) rule.check(document, reporter(rule, problems));
  return problems;
}

/** Adds what a rule reports to a list. */
export function reporter(rule: Rule, problems: Problem[]): Report {
  return (range, message, extra: ProblemExtra = {}) => {
    const { code, severity, tag } = rule;
    problems.push({ code, severity, range, message, ...(tag ? { tag } : {}), ...extra });
  };
}

/** Adds problems with their absolute ranges. */
export function place(into: PlacedProblem[], problems: readonly Problem[], start: number): void {
  for (const problem of problems) {
    const related = problem.related?.map((it) => ({ ...it, range: shift(it.range, start) }));
    const range = shift(problem.range, start);
    into.push({ ...problem, range, start, ...(related ? { related } : {}) });
  }
}
