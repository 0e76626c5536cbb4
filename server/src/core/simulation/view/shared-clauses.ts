import type { FanOut, ParameterColumn } from "../variant.ts";
import type { Clause } from "./clauses.ts";

/** The filters of a product that any parameter can satisfy, as bits. */
export interface Shared {
  readonly clauses: readonly Clause[];
  /** The clauses that the values which do not vary satisfy. */
  readonly start: number;
  readonly all: number;
}

/** A list longer than this is not looked through. */
export const scannedLength = 1_000_000;

/** Why a filter or an order is left out. */
export function tooLongText({ name, values }: ParameterColumn): string {
  return `"${name}" has ${values.length} values, too many to search`;
}

/** More clauses of this kind would need too many states. */
const maxShared = 8;

/** The clauses among these that any parameter can satisfy; none where a list is too long to look through. */
export function sharedClauses(
  fanOut: FanOut,
  clauses: readonly Clause[],
  varies: boolean,
  unsupported: string[],
): Shared {
  const wanted = clauses.filter((it) => it.parameter === undefined);
  const tooLong = fanOut.columns.find((it) => it.varied && it.values.length > scannedLength);
  const refuses = varies && tooLong !== undefined && wanted.length > 0;
  if (refuses) unsupported.push(tooLongText(tooLong));
  if (wanted.length > maxShared)
    unsupported.push(`At most ${maxShared} filters can search all parameters`);
  const used = refuses ? [] : wanted.slice(0, maxShared);
  let start = 0;
  used.forEach((clause, bit) => {
    const met = fanOut.columns.some((it, at) => !it.varied && clause.passes(at, 0));
    if (met) start |= 1 << bit;
  });
  return { clauses: used, start, all: 2 ** used.length - 1 };
}
