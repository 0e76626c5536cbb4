import type { FanOut, ParameterColumn } from "../variant.ts";

/** Explains the number of executions in words. */
export function explainCount(fanOut: FanOut): string {
  const { count, combination, type } = fanOut;
  if (count === undefined) return "the number of executions is not known";
  if (type === "execution") return "an execution node runs once";
  const varied = fanOut.columns.filter((it) => it.varied);
  switch (combination) {
    case "rows":
      return count === 1n ? "1 parameter set" : `${count} parameter sets, one execution each`;
    case "drawn":
      return type === "distributed"
        ? `${count} members that share the same values`
        : `"execution-count" says ${count}; the platform chooses the values`;
    case "product":
      return explainProduct(varied, count);
  }
}

function explainProduct(varied: readonly ParameterColumn[], count: bigint): string {
  const [only, ...others] = varied;
  if (!only) return "no parameter has several values";
  const empty = varied.find((it) => it.values.length === 0);
  if (empty) return `the list of "${empty.name}" is empty`;
  if (others.length === 0) return `${only.values.length} values of "${only.name}"`;
  return `${varied.map((it) => it.values.length).join(" x ")} = ${count}, every combination`;
}
