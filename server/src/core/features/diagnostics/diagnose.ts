import { guarded } from "#core/base/faults.ts";
import { keptWhile } from "#core/base/kept-while.ts";
import { oncePer } from "#core/base/once-per.ts";
import { type SourceRange, shift } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import { itemQuery } from "#core/document/item-query.ts";
import type { RecordingLookup } from "#core/document/lookup.ts";
import type { NameIndex } from "#core/document/name-index.ts";
import { pipelineView } from "#core/document/pipeline-view.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import type { Item, Piece } from "#core/model/piece.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import { conflictProblems } from "./conflicts.ts";
import { scriptProblems } from "./diagnose-scripts.ts";
import { rules } from "./index.ts";
import { ownNameRange } from "./own-name.ts";
import { inOrder, placed } from "./placed.ts";
import { problemOf, reporter } from "./reporter.ts";
import type { PieceProblems, PlacedProblem, Problem, RelatedItem, Rule } from "./rule.ts";

/**
 * Everything that is wrong with a document, in text order, whatever comments and settings say; with the programs of its
 * steps also where it disagrees with those. What no edit has touched is not computed again.
 */
export function diagnose(document: Document, code?: ProjectCode): readonly PlacedProblem[] {
  return placed(document, problemsByPiece(document, code));
}

/** The same for each piece, in ranges of the piece: the same array as long as nothing has changed that it depends on. */
export function problemsByPiece(
  document: Document,
  code: ProjectCode | undefined,
): readonly PieceProblems[] {
  const conflicts = conflictProblems(document);
  if (conflicts) return conflicts;
  const { names } = document;
  const findings = documentFindings(names.entries, names);
  let ordinal = 0;
  return document.pieces.map(({ piece, start }) => {
    const problems = ownProblems(document, findings, piece, ordinal);
    ordinal += piece.items.length;
    if (!code) return { start, piece, problems };
    const byCode = piece.items.map((it) => scriptProblems(it, { names, code }));
    return { start, piece, problems: withCode(problems, byCode) };
  });
}

/** What the rules last found in a piece, and with what names. */
interface PieceFindings {
  entries?: NameIndex["entries"];
  ordinal?: number;
  problems: readonly Problem[];
}

const lastFound = oncePer((_: Piece): PieceFindings => ({ problems: [] }));

/**
 * The problems of a piece whose first item has this number. Every keystroke asks for those of all pieces, so nothing is
 * assembled again while no name has changed and the items have their numbers.
 */
function ownProblems(
  { items, names }: Document,
  findings: DocumentFindings,
  piece: Piece,
  ordinal: number,
): readonly Problem[] {
  const last = lastFound(piece);
  const isLast = last.entries === names.entries && last.ordinal === ordinal;
  if (isLast && !piece.items.some((_, index) => findings.has(ordinal + index))) {
    return last.problems;
  }
  const lists = [pieceProblems(piece)];
  for (const [index, item] of piece.items.entries()) {
    lists.push(itemProblems(item), lookupProblems(item, names));
    const found = findings.get(ordinal + index);
    if (found) lists.push(namedProblems(items, ordinal + index, found));
  }
  last.entries = names.entries;
  last.ordinal = ordinal;
  last.problems = inOneList(piece, lists);
  return last.problems;
}

const inOneList = keptWhile((_: Piece, lists: readonly (readonly Problem[])[]) =>
  withoutEchoes(lists.flat()),
);

const withCode = keptWhile(
  (problems: readonly Problem[], byCode: readonly (readonly Problem[])[]): readonly Problem[] =>
    byCode.every((it) => it.length === 0) ? problems : inOrder([...problems, ...byCode.flat()]),
);

/** In text order; what several aliases of one place find there is reported once, with a suggestion if one of them has it. */
function withoutEchoes(problems: readonly Problem[]): readonly Problem[] {
  const reported = new Map<string, Problem>();
  for (const problem of problems) {
    const { range, code, message } = problem;
    const key = `${range.start}-${range.end} ${code} ${message.replace(/;.*/s, "")}`;
    const first = reported.get(key);
    if (!first || (!first.suggestion && problem.suggestion)) reported.set(key, problem);
  }
  return inOrder([...reported.values()]);
}

const pieceRules = rules.filter((it) => it.scope === "piece");
const itemRules = rules.filter((it) => it.scope === "item");
const pipelineRules = rules.filter((it) => it.scope === "pipeline");
const taskRules = rules.filter((it) => it.scope === "task");
const documentRules = rules.filter((it) => it.scope === "document");

const pieceProblems = oncePer((piece: Piece): readonly Problem[] => {
  const problems: Problem[] = [];
  for (const rule of pieceRules) checked(rule, () => rule.find(piece, reporter(rule, problems)));
  return problems;
});

/** After a syntax error the item is a guess, so only what ends before it is reported. */
const itemProblems = oncePer((item: Item): readonly Problem[] => {
  const problems: Problem[] = [];
  for (const rule of itemRules) checked(rule, () => rule.find(item, reporter(rule, problems)));
  return problems.filter((it) => it.range.end <= (item.brokenAt ?? it.range.end));
});

/** An item with a syntax error is read in part only: what its parts name is not judged. */
const lookupProblems = itemQuery((item: Item, lookup: RecordingLookup): readonly Problem[] => {
  const problems: Problem[] = [];
  const { config } = item;
  if (item.brokenAt !== undefined) return problems;
  if (config?.kind === "pipeline") {
    const view = pipelineView(item, config, lookup);
    const context = { item, pipeline: config, lookup, view };
    for (const rule of pipelineRules) {
      checked(rule, () => rule.find(context, reporter(rule, problems)));
    }
    for (const rule of [...pieceRules, ...itemRules]) {
      checked(rule, () => rule.findInPipeline?.(context, reporter(rule, problems)));
    }
  } else if (config?.kind === "task") {
    const context = { item, task: config, lookup };
    for (const rule of taskRules) {
      checked(rule, () => rule.find(context, reporter(rule, problems)));
    }
    for (const rule of itemRules) {
      checked(rule, () => rule.findInTask?.(context, reporter(rule, problems)));
    }
  }
  return problems;
});

/** What a rule that reads all names finds at an item. */
interface Finding {
  readonly rule: Rule;
  readonly found: unknown;
  readonly related: RelatedItem | undefined;
}

/** What the rules that read all names find, by the number of the item. */
type DocumentFindings = ReadonlyMap<number, readonly Finding[]>;

const documentFindings = oncePer((_: NameIndex["entries"], names: NameIndex): DocumentFindings => {
  const byItem = new Map<number, Finding[]>();
  for (const rule of documentRules) {
    checked(rule, () =>
      rule.find(names, (item, found, related) => {
        const findings = byItem.get(item) ?? [];
        byItem.set(item, findings);
        findings.push({ rule, found, related });
      }),
    );
  }
  return byItem;
});

/** The problems of an item with regard to all names. */
function namedProblems(
  items: readonly PlacedItem[],
  ordinal: number,
  findings: readonly Finding[],
): readonly Problem[] {
  const own = items[ordinal];
  if (!own) return [];
  const reported = findings.filter(({ related }) => !related || isApart(own, items[related.item]));
  return problemsAtName(
    own.item,
    reported.map((it) => it.rule),
    reported.map((it) => it.found),
    reported.map(({ related }) => related && items[related.item]?.item),
    reported.map(({ related }) => related?.message),
  );
}

const problemsAtName = keptWhile(
  (
    item: Item,
    ofRules: readonly Rule[],
    founds: readonly unknown[],
    others: readonly (Item | undefined)[],
    otherMessages: readonly (string | undefined)[],
  ): readonly Problem[] => {
    const problems: Problem[] = [];
    const range = ownNameRange(item);
    if (!range) return problems;
    for (const [index, rule] of ofRules.entries()) {
      const other = others[index];
      const message = otherMessages[index] ?? "";
      const extra = other ? { relatedItem: { item: other, message } } : {};
      problems.push(problemOf(rule, range, founds[index], extra));
    }
    return problems;
  },
);

/** Whether two items have their names at different places: an alias repeats an item where it is. */
function isApart(a: PlacedItem, b: PlacedItem | undefined): boolean {
  const [range, other] = [a, b].map((it) => it && absoluteNameRange(it));
  return range !== undefined && other !== undefined && range.start !== other.start;
}

function absoluteNameRange({ item, start }: PlacedItem): SourceRange | undefined {
  const range = ownNameRange(item);
  return range && shift(range, start);
}

/** Runs one rule, so that a fault in it is logged and costs nothing that others find. */
function checked(rule: Rule, check: () => void): void {
  guarded(`the rule ${rule.code}`, check, undefined);
}
