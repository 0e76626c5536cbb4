import { type SourceRange, shift } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import type { ItemKind } from "#core/model/config.ts";
import { entriesAt } from "./item-meaning.ts";
import { type ItemPair, matchItems, type RenamedList, renamedLists } from "./match-items.ts";
import { itemRange } from "./named-items.ts";
import {
  type PartChange,
  type PartState,
  type PathPart,
  partChanges,
  stateOf,
} from "./part-changes.ts";
import { meaningOfItem } from "./read-meaning.ts";
import { type RunChange, runChanges } from "./run-changes.ts";
import type { TimeChange } from "./time-changes.ts";
import { sameNames } from "./vocabulary.ts";

/** How what two versions of a file mean differs. Comments, layout and the order of keys do not count. */
export interface FileComparison {
  /** In the order of the file after the change; what was removed comes last. */
  readonly items: readonly ItemChange[];
  /** The tasks and the nodes of pipelines whose executions differ, in the same order. */
  readonly runs: readonly RunChange[];
  /** The pipelines of which time or cost differ, where they were asked for (`timeChanges`). */
  readonly times?: readonly TimeChange[];
}

/** A step, task, pipeline, endpoint or deployment that is not the same in both versions. */
export interface ItemChange {
  readonly kind: ItemKind;
  readonly change: "added" | "removed" | "changed" | "renamed";
  /** After the change, or the last one that it had. */
  readonly name: string;
  /** The name before, of what was renamed. */
  readonly nameBefore: string | undefined;
  /** What changed in it, in ranges of either file. */
  readonly parts: readonly PartChange[];
  /** Where the item is in the file before and after. */
  readonly before: SourceRange | undefined;
  readonly after: SourceRange | undefined;
}

/** Compares two versions of a file by what they mean; `pairs` are their items if they are matched already. */
export function compareFiles(
  before: Document,
  after: Document,
  pairs: readonly ItemPair[] = matchItems(before, after),
): FileComparison {
  return { items: pairs.flatMap(itemChange), runs: runChanges(before, after, pairs) };
}

function itemChange(pair: ItemPair): readonly ItemChange[] {
  const { kind, nameBefore, nameAfter, before, after } = pair;
  const name = nameAfter ?? nameBefore ?? "";
  const places = { before: itemRange(before), after: itemRange(after) };
  const base = { kind, name, nameBefore: undefined, ...places, parts: [] };
  if (!before) return [{ ...base, change: "added" }];
  if (!after) return [{ ...base, change: "removed" }];
  const parts = changesBetween(pair, before, after);
  if (nameBefore !== nameAfter) return [{ ...base, change: "renamed", nameBefore, parts }];
  return parts.length === 0 ? [] : [{ ...base, change: "changed", parts }];
}

function changesBetween(
  { vocabulary, renamed }: ItemPair,
  before: PlacedItem,
  after: PlacedItem,
): readonly PartChange[] {
  const own = meaningOfItem(before.item, vocabulary);
  const other = meaningOfItem(after.item, sameNames);
  const renames = renamedLists.flatMap((list) =>
    [...(renamed[list] ?? [])].map(([from, to]): PartChange => {
      const path = [key(list), { kind: "entry", noun: list.replace(/s$/, ""), name: to }] as const;
      return {
        change: "renamed",
        path,
        before: stateOf(entriesAt(own, list)?.get(to), from),
        after: stateOf(entriesAt(other, list)?.get(to), to),
      };
    }),
  );
  return [...renames, ...partChanges(own, other)].map((it) => placedAt(it, before, after));
}

function key(list: RenamedList): PathPart {
  return { kind: "key", key: list };
}

function placedAt(change: PartChange, before: PlacedItem, after: PlacedItem): PartChange {
  const at = (state: PartState | undefined, { start }: PlacedItem) =>
    state && { ...state, range: shift(state.range, start) };
  return { ...change, before: at(change.before, before), after: at(change.after, after) };
}
