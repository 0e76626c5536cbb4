import type { ColumnProblems } from "./column-problems.ts";
import { repeatedRows } from "./repeated-rows.ts";
import type { FanOut, VariantProblem, VariantProblemKind } from "./variant.ts";
import { cellsAt, problemsByColumn } from "./variant-at.ts";

/** How many variants have which problems, computed from the values of each parameter without listing the variants. */
export interface ProblemSummary {
  /** The variants with at least one problem that is never intended: repeated values and empty lists are not counted. */
  readonly count: bigint;
  /** Each kind that there is with its number of variants and the first problem of the kind. */
  readonly kinds: readonly KindSummary[];
  /** Names the parameters with too many values to look at all of them; the values after the limit are not counted. */
  readonly sampled: readonly string[];
}

export interface KindSummary {
  readonly kind: VariantProblemKind;
  readonly count: bigint;
  readonly first: VariantProblem;
}

/** How many values of a list are looked at, and how many of a list that computes its values on demand. */
const maxItems = 1_000_000;
const maxComputed = 10_000;

/** Counts the problems of all variants. */
export function summarizeProblems(fanOut: FanOut): ProblemSummary {
  const tallies = problemsByColumn(fanOut).map((it) => tallyOf(it, fanOut));
  const kinds = fanOut.combination === "rows" ? rowKinds(fanOut) : productKinds(fanOut, tallies);
  return {
    count: kinds.get("any")?.count ?? 0n,
    kinds: [...kinds].flatMap(([kind, { count, first }]) =>
      kind === "any" ? [] : [{ kind, count, first }],
    ),
    sampled: tallies.flatMap((it) => it.sampled ?? []),
  };
}

type Kind = VariantProblemKind | "any";

interface Tally {
  readonly size: number;
  /** How many values have a problem of each kind. */
  readonly byKind: ReadonlyMap<Kind, { readonly count: number; readonly first: VariantProblem }>;
  readonly sampled: string | undefined;
}

function kindsOf(problems: readonly VariantProblem[]): ReadonlyMap<Kind, VariantProblem> {
  const kinds = new Map<Kind, VariantProblem>();
  for (const problem of problems) {
    if (!kinds.has(problem.kind)) kinds.set(problem.kind, problem);
    const meant = problem.kind === "duplicate" || problem.kind === "empty";
    if (!meant && !kinds.has("any")) kinds.set("any", problem);
  }
  return kinds;
}

function tallyOf(problems: ColumnProblems, fanOut: FanOut): Tally {
  const { column } = problems;
  if (!isLookedAt(problems, fanOut)) return { size: 1, byKind: new Map(), sampled: undefined };
  const size = column.varied ? column.values.length : 1;
  const lookedAt = Math.min(size, Array.isArray(column.values) ? maxItems : maxComputed);
  const byKind: ByKind = new Map();
  for (let index = 0; index < lookedAt; index++) {
    const found = problemsAt(problems, index);
    if (found.length > 0) count(byKind, found);
  }
  const text = `Only the first ${lookedAt} of the ${size} values of "${column.name}" are checked`;
  return { size, byKind, sampled: size > lookedAt ? text : undefined };
}

function problemsAt(problems: ColumnProblems, index: number): readonly VariantProblem[] {
  const own = problems.at(index);
  const duplicate = problems.column.varied ? problems.duplicateAt(index) : undefined;
  return duplicate ? [...own, duplicate] : own;
}

function isLookedAt({ column }: ColumnProblems, { combination }: FanOut): boolean {
  if (combination === "rows") return false;
  const drawn = combination === "drawn" || column.values.at(0) === undefined;
  return !(column.varied && drawn);
}

type ByKind = Map<Kind, { count: number; readonly first: VariantProblem }>;

function count(byKind: ByKind, problems: readonly VariantProblem[]): void {
  for (const [kind, first] of kindsOf(problems)) {
    const known = byKind.get(kind);
    if (known) known.count++;
    else byKind.set(kind, { count: 1, first });
  }
}

/** Counts the variants with a kind as all variants but those without it in any value. */
function productKinds(fanOut: FanOut, tallies: readonly Tally[]): Kinds {
  const kinds = new Set(tallies.flatMap((it) => [...it.byKind.keys()]));
  const found: Kinds = new Map();
  const total = fanOut.count ?? 0n;
  const sizes = tallies.reduce((product, it) => product * BigInt(it.size), 1n);
  for (const kind of kinds) {
    const first = tallies.find((it) => it.byKind.has(kind))?.byKind.get(kind)?.first;
    const free = tallies.reduce(
      (product, it) => product * BigInt(it.size - (it.byKind.get(kind)?.count ?? 0)),
      1n,
    );
    if (first && sizes > 0n && total > 0n)
      found.set(kind, { count: (total * (sizes - free)) / sizes, first });
  }
  return found;
}

type Kinds = Map<Kind, { count: bigint; readonly first: VariantProblem }>;

/** The rows of a manual search are written one by one, so they are counted one by one. */
function rowKinds(fanOut: FanOut): Kinds {
  const found: Kinds = new Map();
  const columns = problemsByColumn(fanOut);
  for (let row = 0; row < Number(fanOut.count ?? 0n); row++) {
    const cells = cellsAt(fanOut, BigInt(row));
    const own = cells.flatMap((it, at) => columns[at]?.at(it.at) ?? []);
    const repeated = repeatedRows(fanOut).has(row)
      ? cells.flatMap((it, at) => (it.column.varied ? (columns[at]?.duplicateAt(it.at) ?? []) : []))
      : [];
    for (const [kind, first] of kindsOf([...own, ...repeated])) {
      const known = found.get(kind);
      if (known) known.count++;
      else found.set(kind, { count: 1n, first });
    }
  }
  return found;
}
