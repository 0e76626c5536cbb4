import { rulesOfStyle } from "#core/schema/variant-parameter.ts";
import { valueAt } from "#core/syntax/mapping.ts";
import { dereference, type MappingNode } from "#core/syntax/tree.ts";

/** The styles that read every rule written for a variant parameter, in the order of the manual; none without a rule. */
export function fittingStyles(parameter: MappingNode): readonly string[] {
  const value = valueAt(parameter, "rules");
  const rules = value && dereference(value);
  if (rules?.kind !== "mapping" || rules.pairs.length === 0) return [];
  const written = rules.pairs.map(({ key }) => (key.kind === "scalar" ? key.text : undefined));
  return Object.entries(rulesOfStyle).flatMap(([style, { required, optional }]) => {
    const read: readonly (string | undefined)[] = [...required, ...optional];
    return written.every((it) => it !== undefined && read.includes(it)) ? [style] : [];
  });
}
