import type { TextEdit } from "#core/base/edit.ts";
import { type Document, itemNamed } from "#core/document/document.ts";
import { listOf, valueAt } from "#core/syntax/mapping.ts";
import { editAt, sourceOf } from "./edit-source.ts";
import { insertPair, ownPair } from "./insert-pair.ts";

/** The edits of the file that let a parameter of a step take several values, each with an option of its own. */
export function setMultiple(
  document: Document,
  step: string,
  parameter: string,
): readonly TextEdit[] | undefined {
  const placed = itemNamed(document, "step", step);
  const config = placed?.item.config;
  if (!placed?.item.entry || config?.kind !== "step") return undefined;
  const index = config.parameters.findLastIndex((it) => it.name?.value === parameter);
  if (config.parameters[index]?.type === "flag") return undefined;
  const syntax = listOf(valueAt(placed.item.entry.value, "parameters"))[index];
  if (syntax?.kind !== "mapping") return undefined;
  const source = sourceOf(placed);
  const value = ownPair(syntax, "multiple")?.value;
  if (value?.kind !== "scalar") return insertPair(source, syntax, "multiple", "repeat");
  return [editAt(source, value.range.start, value.range.end, "repeat")];
}
