import type { Value } from "#core/base/value.ts";
import type { ParameterColumn } from "./variant.ts";

/** The value of a column at an index; a row beyond the values of an uneven column has the parameter's value without them. */
export function valueAt(column: ParameterColumn | undefined, index: number): Value | undefined {
  return column?.values.at(index) ?? (column?.varied ? column.base : undefined);
}
