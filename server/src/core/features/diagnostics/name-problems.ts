import { guarded } from "#core/base/faults.ts";
import { keptWhile } from "#core/base/kept-while.ts";
import { oncePer } from "#core/base/once-per.ts";
import { type SourceRange, shift } from "#core/base/range.ts";
import { sameList } from "#core/base/same-list.ts";
import type { Document } from "#core/document/document.ts";
import { firstNumbers, type NameIndex } from "#core/document/name-index.ts";
import { type Chunk, itemsIn } from "#core/document/piece-chunk.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import type { Item } from "#core/model/piece.ts";
import { rules } from "./index.ts";
import { ownNameRange } from "./own-name.ts";
import { problemOf } from "./problem-of.ts";
import type { NameReport, Problem, RelatedItem, Rule } from "./rule.ts";
import { nameOf } from "./run-rules.ts";

/** What a rule that reads all names finds at an item. */
interface Finding {
  readonly rule: Rule;
  readonly found: unknown;
  readonly related: RelatedItem | undefined;
}

/** What the rules that read all names find, by the number of the item. */
type NameFindings = ReadonlyMap<number, readonly Finding[]>;

/** The problems of the items of a chunk with regard to all names, by the number of the item in the chunk. */
export type NameProblems = ReadonlyMap<number, readonly Problem[]>;

/** What is found in a chunk without such problems. */
export const noNameProblems: NameProblems = new Map();

/** The problems of each chunk with regard to all names; the same objects as long as nothing changes in them. */
export function nameProblems({ chunks, names }: Document): readonly NameProblems[] {
  const all = findAll(names.entries, names);
  const firsts = firstNumbers(chunks);
  return chunks.map(({ chunk }, index) => problemsIn(chunk, firsts[index] ?? 0, all, names));
}

const documentRules = rules.filter((it) => it.scope === "document");

const findAll = oncePer((_: NameIndex["entries"], names: NameIndex): NameFindings => {
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

/** What rules that read all names find in one chunk. */
interface ChunkFindings {
  /** Each with the number of its item in the chunk. */
  findings: readonly (Finding & { readonly at: number })[];
  /** The other items that they are about. */
  related: readonly (Item | undefined)[];
  problems: NameProblems;
}

const foundIn = oncePer(
  (_: Chunk): ChunkFindings => ({ findings: [], related: [], problems: noNameProblems }),
);

/** The problems of a chunk whose first item has this number. */
function problemsIn(
  chunk: Chunk,
  first: number,
  all: NameFindings,
  names: NameIndex,
): NameProblems {
  const findings = all.size > 0 ? listIn(chunk, first, all) : [];
  if (findings.length === 0) return noNameProblems;
  const related = findings.map((it) => it.related && names.itemAt(it.related.item)?.item);
  const found = foundIn(chunk);
  const isSame =
    sameList(found.related, related) && sameList(found.findings, findings, isSameFinding);
  if (isSame) return found.problems;
  const numbers = new Set(findings.map((it) => it.at));
  found.findings = findings;
  found.related = related;
  found.problems = new Map(
    [...numbers].map((at) => [at, problemsOf(names, first + at, all.get(first + at) ?? [])]),
  );
  return found.problems;
}

const listIn = keptWhile((chunk: Chunk, first: number, all: NameFindings) =>
  itemsIn(chunk).flatMap((_, at) => (all.get(first + at) ?? []).map((it) => ({ ...it, at }))),
);

function isSameFinding(
  a: ChunkFindings["findings"][number],
  b: ChunkFindings["findings"][number],
): boolean {
  return (
    a.at === b.at &&
    a.rule === b.rule &&
    a.found === b.found &&
    a.related?.message === b.related?.message
  );
}

/** The problems of the item with this number. */
function problemsOf(
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
