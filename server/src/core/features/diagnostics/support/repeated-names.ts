import { type Located, touches } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import type { Fix } from "#core/edits/fix.ts";
import { fixOf, fixPlace } from "#core/edits/fix-place.ts";
import { removeEntry } from "#core/edits/remove.ts";
import type { PlacedProblem } from "../rule.ts";

/** A name that an earlier entry of the list has already. */
export interface RepeatedName {
  readonly name: Located<string>;
  /** The one before it. */
  readonly first: Located<string>;
}

/** The names in a list that an earlier entry has already. */
export function repeatedNames(
  list: readonly { readonly name: Located<string> | undefined }[],
): readonly RepeatedName[] {
  const seen = new Map<string, Located<string>>();
  const repeated: RepeatedName[] = [];
  for (const { name } of list) {
    if (!name) continue;
    const first = seen.get(name.value);
    if (first && first.range.start !== name.range.start) repeated.push({ name, first });
    seen.set(name.value, name);
  }
  return repeated;
}

/** Takes out the earlier of two entries of the same name: it is the one that does not count. */
export function removeFirstFix(
  { first }: RepeatedName,
  problem: PlacedProblem,
  document: Document,
): readonly Fix[] {
  const offset = first.range.start;
  const range = { start: problem.start + offset, end: problem.start + offset };
  const found = fixPlace(document, { range, start: problem.start });
  const list = found?.place.chain.findLast((it) => it.kind === "sequence");
  if (!found || list?.kind !== "sequence") return [];
  const index = list.entries.findIndex((it) => touches(it.range, offset));
  return fixOf("remove", "Remove the earlier one", removeEntry(found.source, list, index));
}
