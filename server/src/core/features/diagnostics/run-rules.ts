import { guarded } from "#core/base/faults.ts";
import { keptWhile } from "#core/base/kept-while.ts";
import { oncePer } from "#core/base/once-per.ts";
import { type SourceRange, shift } from "#core/base/range.ts";
import { sameList } from "#core/base/same-list.ts";
import type { Document } from "#core/document/document.ts";
import { itemQuery } from "#core/document/item-query.ts";
import type { RecordingLookup } from "#core/document/lookup.ts";
import { firstNumbers, type NameIndex } from "#core/document/name-index.ts";
import { type Chunk, itemsIn } from "#core/document/piece-chunk.ts";
import { pipelineView } from "#core/document/pipeline-view.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import type { Item, Piece } from "#core/model/piece.ts";
import { rules } from "./index.ts";
import { ownNameRange } from "./own-name.ts";
import { inOrder } from "./placed.ts";
import { problemOf } from "./problem-of.ts";
import type {
  ChunkProblems,
  NameReport,
  PieceProblems,
  Problem,
  RelatedItem,
  Report,
  Rule,
} from "./rule.ts";

/**
 * What the rules find in each chunk by the text of the file alone: the same array as long as nothing has changed that it
 * depends on.
 */
export function ruleProblems(document: Document): readonly ChunkProblems[] {
  const { chunks } = document;
  if (document.isPartlyRead) {
    return chunks.map(({ chunk, start }) => ({ start, chunk, pieces: aloneIn(chunk) }));
  }
  for (const { chunk } of chunks) foundInChunk(chunk);
  const { names } = document;
  const ofNames = { names, findings: documentFindings(names.entries, names) };
  const firsts = firstNumbers(chunks);
  return chunks.map(({ chunk, start }, index) => {
    const found = foundInChunk(chunk);
    updateChunk(found, chunk, firsts[index] ?? 0, ofNames);
    return { start, chunk, pieces: found.pieces };
  });
}

/** What the rules find that read nothing but a piece: of a file that is partly read, no other conclusions are drawn. */
const aloneIn = oncePer(({ pieces }: Chunk): readonly PieceProblems[] =>
  pieces.map(({ piece, start }) => {
    const { ofPiece, ofItems } = foundIn(piece);
    return { start, piece, problems: withoutEchoes([ofPiece, ...ofItems].flat()) };
  }),
);

/** What the rules find in a chunk. */
interface ChunkFindings {
  /** By all rules, the last time; with these names, and with this number of the first item. */
  pieces: readonly PieceProblems[];
  entries?: NameIndex["entries"];
  first?: number;
  /** The items that the problems of names were about, the last time. */
  related: readonly (Item | undefined)[];
}

const foundInChunk = oncePer(({ pieces }: Chunk): ChunkFindings => {
  for (const { piece } of pieces) foundIn(piece);
  return { pieces: [], related: [] };
});

/** Brings all problems of a chunk up to date. Every keystroke asks for those of all chunks. */
function updateChunk(found: ChunkFindings, chunk: Chunk, first: number, ofNames: OfNames): void {
  const isLast = found.entries === ofNames.names.entries && found.first === first;
  const related = relatedItems(chunk, first, ofNames);
  if (isLast && sameList(found.related, related)) return;
  let ordinal = first;
  const pieces = chunk.pieces.map(({ piece, start }) => {
    const own = foundIn(piece);
    updateFound(own, piece, ordinal, ofNames);
    ordinal += own.ofItems.length;
    return { start, piece, problems: own.problems };
  });
  const isSame = sameList(found.pieces, pieces, (a, b) => a.problems === b.problems);
  found.pieces = isSame ? found.pieces : pieces;
  found.entries = ofNames.names.entries;
  found.first = first;
  found.related = related;
}

/** What the rules find in a piece. */
interface PieceFindings {
  /** By the rules that read nothing else. */
  readonly ofPiece: readonly Problem[];
  readonly ofItems: readonly (readonly Problem[])[];
  /** By all rules, the last time; with these names, and with this number of the first item. */
  problems: readonly Problem[];
  entries?: NameIndex["entries"];
  ordinal?: number;
}

/** What the rules find in a piece that read nothing else. */
export const foundIn = oncePer(
  (piece: Piece): PieceFindings => ({
    ofPiece: pieceProblems(piece),
    ofItems: piece.items.map((it) => itemProblems(it)),
    problems: [],
  }),
);

/** What rules find with regard to the names of a document. */
interface OfNames {
  readonly names: NameIndex;
  readonly findings: DocumentFindings;
}

/** The other items in what is found about the items of a chunk with regard to all names. */
function relatedItems(chunk: Chunk, first: number, { names, findings }: OfNames) {
  if (findings.size === 0) return noItems;
  return itemsIn(chunk).flatMap((_, index) =>
    (findings.get(first + index) ?? noFindings).map(
      ({ related }) => related && names.itemAt(related.item)?.item,
    ),
  );
}

const noItems: readonly (Item | undefined)[] = [];
const noFindings: readonly Finding[] = [];

/** Brings all problems of a piece up to date; nothing is assembled again while no name has changed and the items have their numbers. */
function updateFound(
  found: PieceFindings,
  piece: Piece,
  ordinal: number,
  { names, findings }: OfNames,
): void {
  const isLast = found.entries === names.entries && found.ordinal === ordinal;
  if (isLast && !found.ofItems.some((_, index) => findings.has(ordinal + index))) return;
  const lists = [found.ofPiece];
  for (const [index, item] of piece.items.entries()) {
    lists.push(found.ofItems[index] ?? [], lookupProblems(item, names));
    const named = findings.get(ordinal + index);
    if (named) lists.push(namedProblems(names, ordinal + index, named));
  }
  found.entries = names.entries;
  found.ordinal = ordinal;
  found.problems = inOneList(piece, lists);
}

const inOneList = keptWhile((_: Piece, lists: readonly (readonly Problem[])[]) =>
  withoutEchoes(lists.flat()),
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

/** An item with a syntax error is read in part only: what its parts name is not judged. */
export const lookupProblems = itemQuery(
  (item: Item, lookup: RecordingLookup): readonly Problem[] => {
    const problems: Problem[] = [];
    const { config } = item;
    if (item.brokenAt !== undefined) return problems;
    if (config?.kind === "pipeline") {
      const view = pipelineView(item, config, lookup);
      const context = { item, pipeline: config, lookup, view };
      for (const rule of pipelineRules) {
        runRule(rule, problems, (report) => rule.find(context, report));
      }
      for (const rule of [...pieceRules, ...itemRules]) {
        runRule(rule, problems, (report) => rule.findInPipeline?.(context, report));
      }
    } else if (config?.kind === "task") {
      const context = { item, task: config, lookup };
      for (const rule of taskRules) {
        runRule(rule, problems, (report) => rule.find(context, report));
      }
      for (const rule of itemRules) {
        runRule(rule, problems, (report) => rule.findInTask?.(context, report));
      }
    }
    return problems;
  },
);

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
    const report: NameReport<unknown> = (item, found, related) => {
      const findings = byItem.get(item) ?? [];
      byItem.set(item, findings);
      findings.push({ rule, found, related });
    };
    guarded(nameOf(rule), () => rule.find(names, report), undefined);
  }
  return byItem;
});

/** The problems of an item with regard to all names. */
function namedProblems(
  names: NameIndex,
  ordinal: number,
  findings: readonly Finding[],
): readonly Problem[] {
  const own = names.itemAt(ordinal);
  if (!own) return [];
  const otherOf = ({ related }: Finding) => related && names.itemAt(related.item);
  const reported = findings.filter((it) => !it.related || isApart(own, otherOf(it)));
  return problemsAtName(
    own.item,
    reported.map((it) => it.rule),
    reported.map((it) => it.found),
    reported.map((it) => otherOf(it)?.item),
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

function nameOf({ code }: Rule): string {
  return `the rule ${code}`;
}
