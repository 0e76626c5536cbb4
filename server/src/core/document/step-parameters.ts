import { oncePer } from "#core/base/once-per.ts";
import type { Value } from "#core/base/value.ts";
import type { Parameter } from "#core/model/config.ts";
import type { Item } from "#core/model/piece.ts";
import { type Fields, fieldsOf, valueOfNode } from "#core/model/read.ts";
import { valueAt } from "#core/syntax/mapping.ts";
import { dereference, type SyntaxNode } from "#core/syntax/tree.ts";
import { splitEntries } from "./split-entries.ts";

/** A parameter that a step declares, with the keys that it is written with. */
export interface StepParameter {
  readonly parameter: Parameter;
  readonly fields: Fields;
  /** Its name in quotes, or words for it while it has no name. */
  readonly called: string;
}

/** The parameters that an item declares, except those that a dash splits; none if it is not a step. */
export const stepParameters = oncePer((item: Item): readonly StepParameter[] => {
  const { config, entry } = item;
  if (config?.kind !== "step" || !entry) return [];
  const nodes = fieldsOf(entry.value).list("parameters");
  const split = splitEntries("parameters", valueAt(entry.value, "parameters"));
  return config.parameters.flatMap((parameter, index) => {
    const node = nodes[index];
    if (!node || split.some(({ parts }) => parts.some((it) => it === node))) return [];
    const called = parameter.name ? `"${parameter.name.value}"` : "this parameter";
    return { parameter, fields: fieldsOf(node), called };
  });
});

/** Whether the file says which type the parameter has, in a word that Valohai knows. */
export function hasKnownType({ declaredType, type }: Parameter): boolean {
  return declaredType?.value === type;
}

/** Whether the type is written but no type of that name exists: what it should be is then unknown. */
export function hasUnknownType({ declaredType, type }: Parameter): boolean {
  return declaredType !== undefined && declaredType.value !== type;
}

/** A single value: that of a key, or one entry of the list that the key holds. */
export interface Atom {
  readonly node: SyntaxNode;
  readonly value: Value;
}

/** The value of a key, or the entries of the list that it holds; none while it is not written. */
export function atomsOf(fields: Fields, key: string): readonly Atom[] {
  const node = valueAt(fields.node, key);
  if (!node || node.kind === "missing") return [];
  const target = dereference(node);
  const nodes = target.kind === "sequence" ? target.entries : [node];
  return nodes.map((it) => ({ node: it, value: valueOfNode(it) }));
}
