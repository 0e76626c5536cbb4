import { guarded } from "#core/base/faults.ts";
import { type SourceRange, shift } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import { type RecordingLookup, recordingLookup, stillHolds } from "#core/document/lookup.ts";
import type { NameIndex } from "#core/document/name-index.ts";
import { pipelineView } from "#core/document/pipeline-view.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import type { Item, Piece } from "#core/model/piece.ts";
import { conflictProblems } from "./conflicts.ts";
import { rules } from "./index.ts";
import type {
  PieceProblems,
  PlacedProblem,
  Problem,
  ProblemExtra,
  RelatedItem,
  Report,
  Rule,
} from "./rule.ts";

/** Everything that is wrong with a document, in text order; what no edit has touched is not computed again. */
export function diagnose(document: Document): readonly PlacedProblem[] {
  const problems: PlacedProblem[] = [];
  for (const { problems: found, start } of problemsByPiece(document)) {
    for (const problem of found) problems.push(place(problem, start));
  }
  for (const it of crossingProblems(document)) problems.push(it);
  return problems.sort(byPlace);
}

/** Everything that is wrong, piece by piece, but what names places in several pieces. */
export function problemsByPiece(document: Document): readonly PieceProblems[] {
  const conflicts = conflictProblems(document);
  if (conflicts) return conflicts;
  const { pieces, names } = document;
  const findings = documentFindings(names);
  let firstItem = 0;
  return pieces.map(({ piece, start }) => {
    const problems = allProblems(piece, firstItem, names, findings);
    firstItem += piece.items.length;
    return { start, piece, problems };
  });
}

/** The problems that name places in several pieces: such as the first of several items of one name. */
export function crossingProblems(document: Document): readonly PlacedProblem[] {
  if (conflictProblems(document)) return [];
  const { items, names } = document;
  return documentFindings(names).crossing.flatMap(({ rule, item, message, related }) => {
    const range = nameRange(items[item]);
    const first = related && nameRange(items[related.item]);
    if (!range || !first || range.start === first.start) return [];
    const problem = problemOf(rule, range, message, {
      related: [{ range: first, message: related.message }],
    });
    return place(problem, 0);
  });
}

function byPlace({ range: a }: Problem, { range: b }: Problem): number {
  return a.start - b.start || a.end - b.end;
}

function nameRange(placed: PlacedItem | undefined): SourceRange | undefined {
  const range = placed && ownNameRange(placed.item);
  return range && shift(range, placed.start);
}

/** The name of an item where it is written in the item itself, else what brings it in: an alias, or a key that merges. */
function ownNameRange({ config, entry, node }: Item): SourceRange | undefined {
  const name = config?.name?.range;
  if (!name) return undefined;
  const isInside = (it: SourceRange) => node.range.start <= it.start && it.end <= node.range.end;
  const aliased = entry?.value.kind === "alias" ? entry.value.range : undefined;
  const places = [name, aliased, entry?.key.range];
  return places.find((it) => it !== undefined && isInside(it)) ?? node.range;
}

/** The problems of a piece, and what they were found with. */
interface KnownProblems {
  readonly names: NameIndex["entries"];
  readonly firstItem: number;
  readonly lookups: readonly (readonly Problem[])[];
  readonly named: readonly Problem[];
  readonly problems: readonly Problem[];
}

const byNames = new WeakMap<Piece, KnownProblems>();

function allProblems(
  piece: Piece,
  firstItem: number,
  names: NameIndex,
  findings: DocumentFindings,
): readonly Problem[] {
  const known = byNames.get(piece);
  if (known?.names === names.entries && known.firstItem === firstItem) return known.problems;
  const lookups = piece.items.map((it) => lookupProblems(it, names));
  const named = piece.items.flatMap((it, index) =>
    namedProblems(it, findings.byItem, firstItem + index),
  );
  const problems =
    known && isAsKnown(known, lookups, named)
      ? known.problems
      : withoutEchoes([
          ...pieceProblems(piece),
          ...piece.items.flatMap((it, index) => [...itemProblems(it), ...(lookups[index] ?? [])]),
          ...named,
        ]);
  byNames.set(piece, { names: names.entries, firstItem, lookups, named, problems });
  return problems;
}

/** In text order; what several aliases of one place find there is told once, with a suggestion if one of them has it. */
function withoutEchoes(problems: readonly Problem[]): readonly Problem[] {
  const told = new Map<string, Problem>();
  for (const problem of problems) {
    const { range, code, message } = problem;
    const key = `${range.start}-${range.end} ${code} ${message.replace(/;.*/s, "")}`;
    const first = told.get(key);
    if (!first || (!first.suggestion && problem.suggestion)) told.set(key, problem);
  }
  return [...told.values()].sort(byPlace);
}

function isAsKnown(
  known: KnownProblems,
  lookups: KnownProblems["lookups"],
  named: readonly Problem[],
): boolean {
  return (
    lookups.every((it, index) => it === known.lookups[index]) &&
    named.length === known.named.length &&
    named.every((it, index) => it.message === known.named[index]?.message)
  );
}

function namedProblems(
  item: Item,
  byItem: DocumentFindings["byItem"],
  ordinal: number,
): readonly Problem[] {
  const range = ownNameRange(item);
  const found = byItem.get(ordinal);
  return range && found ? found.map(({ rule, message }) => problemOf(rule, range, message)) : [];
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
    for (const rule of pieceRules) checked(rule, () => rule.check(piece, reporter(rule, problems)));
  });
}

function itemProblems(item: Item): readonly Problem[] {
  return remembered(byItem, item, (problems) => {
    const found: Problem[] = [];
    for (const rule of itemRules) checked(rule, () => rule.check(item, reporter(rule, found)));
    for (const it of found) if (it.range.end <= (item.brokenAt ?? it.range.end)) problems.push(it);
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

/** An item with a syntax error is read in part only: what its parts name is not judged. */
function checkLookups(item: Item, lookup: RecordingLookup): readonly Problem[] {
  const problems: Problem[] = [];
  const { config } = item;
  if (item.brokenAt !== undefined) return problems;
  if (config?.kind === "pipeline") {
    const view = pipelineView(item, config, lookup);
    const context = { item, pipeline: config, lookup, view };
    for (const rule of pipelineRules) {
      checked(rule, () => rule.check(context, reporter(rule, problems)));
    }
    for (const rule of [...pieceRules, ...itemRules]) {
      checked(rule, () => rule.checkPipeline?.(context, reporter(rule, problems)));
    }
  } else if (config?.kind === "task") {
    const context = { item, task: config, lookup };
    for (const rule of taskRules) {
      checked(rule, () => rule.check(context, reporter(rule, problems)));
    }
    for (const rule of itemRules) {
      checked(rule, () => rule.checkTask?.(context, reporter(rule, problems)));
    }
  }
  return problems;
}

/** What the rules that read all names find: at one item, or at one with regard to another. */
interface Finding {
  readonly rule: Rule;
  readonly item: number;
  readonly message: string;
  readonly related: RelatedItem | undefined;
}

interface DocumentFindings {
  readonly byItem: ReadonlyMap<number, readonly Finding[]>;
  readonly crossing: readonly Finding[];
}

const byEntries = new WeakMap<NameIndex["entries"], DocumentFindings>();

function documentFindings(names: NameIndex): DocumentFindings {
  const known = byEntries.get(names.entries);
  if (known) return known;
  const byItem = new Map<number, Finding[]>();
  const crossing: Finding[] = [];
  for (const rule of documentRules) {
    checked(rule, () =>
      rule.check(names, (item, message, related) => {
        const finding = { rule, item, message, related };
        if (related) crossing.push(finding);
        else byItem.set(item, [...(byItem.get(item) ?? []), finding]);
      }),
    );
  }
  const findings = { byItem, crossing };
  byEntries.set(names.entries, findings);
  return findings;
}

/** Runs one rule, so that a fault in it is told and costs nothing that others find. */
export function checked(rule: Rule, check: () => void): void {
  guarded(`the rule ${rule.code}`, check, undefined);
}

/** Takes down what a rule finds. */
export function reporter(rule: Rule, problems: Problem[]): Report {
  return (range, message, extra) => {
    problems.push(problemOf(rule, range, message, extra));
  };
}

function problemOf(
  { code, severity, tag }: Rule,
  range: SourceRange,
  message: string,
  extra: ProblemExtra = {},
): Problem {
  return { code, severity, range, message, ...(tag ? { tag } : {}), ...extra };
}

/** A problem of a piece, in absolute ranges. */
export function place(problem: Problem, start: number): PlacedProblem {
  const related = problem.related?.map((it) => ({ ...it, range: shift(it.range, start) }));
  const range = shift(problem.range, start);
  return { ...problem, range, start, ...(related ? { related } : {}) };
}
