import { nullValue, type Value } from "#core/base/value.ts";
import { type Fragment, flowText, fragmentOf } from "#core/edits/yaml-text.ts";
import type { FanOut, ParameterColumn, Variant } from "#core/simulation/variant.ts";
import { scalarText } from "#core/syntax/quote.ts";

/** The parameters that a set must give: those that vary, and those whose value is not in the step or override. */
export function setColumns({ columns }: FanOut): readonly ParameterColumn[] {
  const own = new Set(["none", "default", "override"]);
  return columns.filter((it) => it.varied || !own.has(it.origin.kind));
}

/** The values of a parameter set, by parameter. */
export function setValues(
  columns: readonly ParameterColumn[],
  variant: Variant,
): readonly (readonly [name: string, value: Value])[] {
  const values = new Map<string, Value>(variant.parameters);
  return columns.map(({ name }) => [name, values.get(name) ?? nullValue]);
}

/** A parameter set as YAML to be written. */
export function setFragment(columns: readonly ParameterColumn[], variant: Variant): Fragment {
  return {
    pairs: setValues(columns, variant).map(([name, value]) => [
      scalarText(name, "flow"),
      fragmentOf(value, "flow"),
    ]),
  };
}

/** The variants as `parameter-sets` of a task of type `manual_search`. */
export function* exportParameterSets(
  fanOut: FanOut,
  variants: Iterable<Variant>,
): Generator<string, undefined> {
  const columns = setColumns(fanOut);
  let lead = "parameter-sets:\n";
  for (const variant of variants) {
    yield `${lead}  - ${flowText(setFragment(columns, variant))}\n`;
    lead = "";
  }
  if (lead !== "") yield "parameter-sets: []\n";
  return undefined;
}
