import { oncePer } from "#core/base/once-per.ts";
import { nullValue } from "#core/base/value.ts";
import { pythonRepr } from "#core/model/python-text.ts";
import type { FanOut } from "./variant.ts";

/** The rows of a manual search all of whose values an earlier row has as well. */
export const repeatedRows: (fanOut: FanOut) => ReadonlySet<number> = oncePer(findRepeatedRows);

function findRepeatedRows({ columns, count }: FanOut): ReadonlySet<number> {
  const varied = columns.filter((it) => it.varied);
  const repeated = new Set<number>();
  const seen = new Set<string>();
  for (let row = 0; row < Number(count ?? 0n); row++) {
    const values = varied.map(({ values, base }) => values.at(row) ?? base ?? nullValue);
    const key = pythonRepr({ kind: "list", items: values });
    if (seen.has(key)) repeated.add(row);
    seen.add(key);
  }
  return repeated;
}
