import { keptWhile } from "#core/base/kept-while.ts";
import { oncePer } from "#core/base/once-per.ts";
import { sameList } from "#core/base/same-list.ts";
import type { Document } from "#core/document/document.ts";
import { itemQuery } from "#core/document/item-query.ts";
import type { RecordingLookup } from "#core/document/lookup.ts";
import { leaveAlone } from "#core/document/name-changes.ts";
import type { NameIndex } from "#core/document/name-index.ts";
import { type Chunk, itemsIn } from "#core/document/piece-chunk.ts";
import { pipelineView } from "#core/document/pipeline-view.ts";
import type { Item, Piece } from "#core/model/piece.ts";
import { rules } from "./index.ts";
import { type NameProblems, noNameProblems } from "./name-problems.ts";
import { inOrder } from "./placed.ts";
import type { ChunkProblems, PieceProblems, Problem } from "./rule.ts";
import { foundAlone, itemRules, pieceRules, runRule } from "./run-rules.ts";

/**
 * What the rules find in each chunk by the text of the file alone: the same array as long as nothing has changed that it
 * depends on. `named` is for each chunk what they find with regard to all names.
 */
export function withLookups(
  { chunks, names }: Document,
  named: readonly NameProblems[],
): readonly ChunkProblems[] {
  return chunks.map(({ chunk, start }, index) => {
    const found = foundInChunk(chunk);
    updateChunk(found, chunk, names, named[index] ?? noNameProblems);
    return { start, chunk, pieces: found.pieces };
  });
}

/** What the rules find that read nothing but a piece: of a file that is partly read, no other conclusions are drawn. */
export function withoutLookups({ chunks }: Document): readonly ChunkProblems[] {
  return chunks.map(({ chunk, start }) => ({ start, chunk, pieces: aloneIn(chunk) }));
}

const aloneIn = oncePer(({ pieces }: Chunk): readonly PieceProblems[] =>
  pieces.map(({ piece, start }) => {
    const { ofPiece, ofItems } = foundAlone(piece);
    return { start, piece, problems: withoutEchoes([ofPiece, ...ofItems].flat()) };
  }),
);

/** What the rules find in a chunk. */
interface ChunkFindings {
  /** By all rules, the last time. */
  pieces: readonly PieceProblems[];
  /** The version of the names with which that was last found to hold; undefined before the first time. */
  version: object | undefined;
  /** The keys of the questions that were asked about other items. */
  asked: ReadonlySet<string>;
  named: NameProblems;
}

const foundInChunk = oncePer(
  (_: Chunk): ChunkFindings => ({
    pieces: [],
    version: undefined,
    asked: new Set(),
    named: noNameProblems,
  }),
);

/** Whether no rule has looked anything up for a chunk. */
export function isNew(chunk: Chunk): boolean {
  return foundInChunk(chunk).version === undefined;
}

/** Whether the rules have to run in a chunk, since it is new or an answer has changed for which one of them asked. */
export function isOutdated(chunk: Chunk, names: NameIndex): boolean {
  const { version, asked } = foundInChunk(chunk);
  const changes = version && names.changedSince(version);
  return !changes || !leaveAlone(changes, asked);
}

/** Brings all problems of a chunk up to date. Every keystroke asks for those of all chunks. */
function updateChunk(
  found: ChunkFindings,
  chunk: Chunk,
  names: NameIndex,
  named: NameProblems,
): void {
  const changes = found.version && names.changedSince(found.version);
  const isSame = found.named === named && changes && leaveAlone(changes, found.asked);
  found.version = names.version;
  found.named = named;
  if (isSame) return;
  let at = 0;
  const pieces = chunk.pieces.map(({ piece, start }) => {
    const { ofPiece, ofItems } = foundAlone(piece);
    const lists = piece.items.flatMap((item, index) => [
      ofItems[index] ?? noProblems,
      lookupProblems(item, names).problems,
      named.get(at + index) ?? noProblems,
    ]);
    at += piece.items.length;
    return { start, piece, problems: inOneList(piece, [ofPiece, ...lists]) };
  });
  if (!sameList(found.pieces, pieces, (a, b) => a.problems === b.problems)) found.pieces = pieces;
  found.asked = new Set(itemsIn(chunk).flatMap((it) => lookupProblems(it.item, names).asked));
}

const noProblems: readonly Problem[] = [];

const inOneList = keptWhile((_: Piece, lists: readonly (readonly Problem[])[]) =>
  withoutEchoes(lists.flat()),
);

/** In text order; what several aliases of one place find there is reported once, with a suggestion if one of them has it. */
export function withoutEchoes(problems: readonly Problem[]): readonly Problem[] {
  const reported = new Map<string, Problem>();
  for (const problem of problems) {
    const { range, code, message } = problem;
    const key = `${range.start}-${range.end} ${code} ${message.replace(/;.*/s, "")}`;
    const first = reported.get(key);
    if (!first || (!first.suggestion && problem.suggestion)) reported.set(key, problem);
  }
  return inOrder([...reported.values()]);
}

const pipelineRules = rules.filter((it) => it.scope === "pipeline");
const taskRules = rules.filter((it) => it.scope === "task");

interface LookupProblems {
  readonly problems: readonly Problem[];
  readonly asked: readonly string[];
}

/** What rules find in an item by looking up others, and the keys of the questions that they asked. */
export const lookupProblems = itemQuery((item: Item, lookup: RecordingLookup): LookupProblems => {
  const problems = problemsWith(item, lookup);
  return { problems, asked: lookup.keys };
});

/** An item with a syntax error is read in part only: what its parts name is not judged. */
function problemsWith(item: Item, lookup: RecordingLookup): readonly Problem[] {
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
}
