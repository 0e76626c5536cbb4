import type { Task, VariantParameter } from "#core/model/config.ts";
import type { Item } from "#core/model/piece.ts";
import { type Fields, fieldsOf } from "#core/model/read.ts";

/** A variant parameter of a task blueprint with the keys that it is written with. */
export interface TaskParameter {
  readonly variant: VariantParameter;
  readonly fields: Fields;
  /** The keys below `rules`, if there are any. */
  readonly rules: Fields | undefined;
  /** Its name in quotes, or words for it while it has no name. */
  readonly called: string;
}

/** The task blueprint of an item, if it is one. */
export function taskIn(item: Item): Task | undefined {
  return item.config?.kind === "task" ? item.config : undefined;
}

/** The keys of a task blueprint. */
export function taskFields(item: Item): Fields | undefined {
  return taskIn(item) && item.entry ? fieldsOf(item.entry.value) : undefined;
}

/** The variant parameters that an item declares; none if it is not a task blueprint. */
export function taskParameters(item: Item): readonly TaskParameter[] {
  const nodes = taskFields(item)?.list("parameters") ?? [];
  return (taskIn(item)?.parameters ?? []).flatMap((variant, index) => {
    const node = nodes[index];
    if (!node) return [];
    const fields = fieldsOf(node);
    const called = variant.name ? `"${variant.name.value}"` : "this parameter";
    return { variant, fields, rules: fields.mapping("rules"), called };
  });
}
