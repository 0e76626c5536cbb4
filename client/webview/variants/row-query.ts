import type { Value } from "../../../server/src/core/base/value.ts";
import { stringValue } from "../../../server/src/core/base/value.ts";
import { parseJson } from "../../../server/src/core/model/json.ts";
import type { FanOut } from "../../../server/src/core/simulation/variant.ts";
import type { VariantFilter } from "../../../server/src/core/simulation/view/filter.ts";
import {
  type VariantOrder,
  type VariantView,
  viewVariants,
} from "../../../server/src/core/simulation/view/view-variants.ts";

/** What a person asks of the table: which variants, and in which order. */
export interface RowQuery {
  /** Words that all must be found, and conditions such as `epochs>5`. */
  readonly search: string;
  readonly problemsOnly: boolean;
  readonly order: VariantOrder | undefined;
}

/** The rows that a query leaves. */
export function viewOf(fanOut: FanOut, query: RowQuery): VariantView {
  return viewVariants(fanOut, filtersOf(fanOut, query), query.order);
}

/** What a variant must be like to be shown. */
export function filtersOf(
  { columns }: FanOut,
  { search, problemsOnly }: RowQuery,
): readonly VariantFilter[] {
  const names = columns.map(({ name }) => name);
  const problems: readonly VariantFilter[] = problemsOnly ? [{ kind: "problem" }] : [];
  return [...filtersIn(search, names), ...problems];
}

/** How many variants have something wrong with them. */
export function countProblems(fanOut: FanOut): bigint {
  return viewVariants(fanOut, [{ kind: "problem" }]).count;
}

const word = /(?:"[^"]*"?|[^\s"])+/g;
const condition = /^(.+?)(!=|>=|<=|\^=|=|>|<|:)(.*)$/s;

/** The filters that a text means; only names of parameters make conditions, everything else is looked for as it is. */
export function filtersIn(search: string, names: readonly string[]): readonly VariantFilter[] {
  return (search.match(word) ?? []).map((it): VariantFilter => {
    const [, name = "", operator = "", rest = ""] = condition.exec(it) ?? [];
    const parameter = unquoted(name);
    const filter = names.includes(parameter)
      ? filterWith(parameter, operator, unquoted(rest))
      : undefined;
    return filter ?? { kind: "text", text: unquoted(it) };
  });
}

function filterWith(parameter: string, operator: string, text: string): VariantFilter | undefined {
  const value = valueIn(text);
  switch (operator) {
    case "=":
      return { kind: "equals", parameter, value };
    case "!=":
      return { kind: "differs", parameter, value };
    case ":":
      return { kind: "text", parameter, text };
    case "^=":
      return { kind: "prefix", parameter, text };
    case ">":
    case ">=":
      return { kind: "range", parameter, from: value, open: operator === ">" };
    case "<":
    case "<=":
      return { kind: "range", parameter, to: value, open: operator === "<" };
    default:
      return undefined;
  }
}

/** What is no JSON is text: nobody writes quotes around every word. */
function valueIn(text: string): Value {
  const parsed = parseJson(text);
  return parsed.kind === "value" ? parsed.value : stringValue(text);
}

function unquoted(text: string): string {
  return text.replaceAll('"', "");
}

/** The order after the next press on a column: up, down, as the platform has it. */
export function nextOrder(
  order: VariantOrder | undefined,
  parameter: string,
): VariantOrder | undefined {
  if (order?.parameter !== parameter) return { parameter, direction: "ascending" };
  return order.direction === "ascending" ? { parameter, direction: "descending" } : undefined;
}
