import type { TextEdit } from "../../base/edit.ts";
import type { FanOut, Variant } from "../../simulation/variant.ts";
import { type Document, itemNamed } from "../document.ts";
import { setColumns, setFragment } from "../exports/parameter-sets.ts";
import { freeName } from "./free-name.ts";
import { insertItemAbove } from "./insert-item.ts";
import { type Fragment, flowText, scalarText } from "./yaml-text.ts";

/** A task blueprint that runs exactly some variants. */
export interface Frozen {
  /** The name of the blueprint, which no other has. */
  readonly name: string;
  readonly edits: readonly TextEdit[];
}

/**
 * Writes a `manual_search` blueprint that runs these variants, above their pipeline. Nothing where there is no step or
 * no parameter to write, or where the file is no block list.
 */
export function freezeVariants(
  document: Document,
  fanOut: FanOut,
  variants: Iterable<Variant>,
  wantedName = `${fanOut.node}-frozen`,
): Frozen | undefined {
  const { template, pipeline } = fanOut;
  const columns = setColumns(fanOut);
  const placed = itemNamed(document, "pipeline", pipeline);
  if (!template || columns.length === 0 || !placed) return undefined;
  const taken = document.names.names("task");
  const name = taken.includes(wantedName) ? freeName(wantedName, taken) : wantedName;
  // Each set on a line of its own, which is how such tables are read.
  const sets = Array.from(variants, (it) => flowText(setFragment(columns, it)));
  const pairs: readonly (readonly [string, Fragment])[] = [
    ["name", scalarText(name, "flow")],
    ["step", scalarText(template.step, "flow")],
    ["type", "manual_search"],
    ["parameter-sets", { list: sets }],
  ];
  const offset = placed.start + placed.item.node.range.start;
  const edits = insertItemAbove(document, offset, { pairs: [["task", { pairs }]] });
  return edits && { name, edits };
}
