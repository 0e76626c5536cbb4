import { jsonOrText } from "#core/model/parse-json.ts";
import type { VariantProblemKind } from "../variant.ts";
import type { VariantFilter } from "./filter.ts";

/** The kinds of problems that a filter can ask for. */
export const problemKinds: readonly VariantProblemKind[] = [
  "type",
  "limit",
  "choices",
  "missing",
  "list",
  "empty",
  "command",
  "duplicate",
];

/**
 * A filter as a person types it: `id=122`, `id!=122`, `lr>=0.01`, `lr<1`, `lr=0.1..0.5`, `name^=pre` (starts with),
 * `name~text` (holds), `problem`, `problem:type`, `name!` (a problem of one parameter), or any other text to be found
 * in any value. Undefined where it asks for a kind of problem that there is not.
 */
export function parseFilter(text: string): VariantFilter | undefined {
  const typed = text.trim();
  const problem = /^problem(?::(.*))?$/.exec(typed);
  if (problem) return problemFilter(problem[1]?.trim(), undefined);
  const own = /^([^\s<>=!~^]+)!$/.exec(typed)?.[1];
  if (own !== undefined) return problemFilter(undefined, own);
  const match = /^([^<>=!~^]+)(\^=|!=|>=|<=|~|=|>|<)([\s\S]*)$/.exec(typed);
  if (!match) return { kind: "text", text: typed };
  const [, parameter = "", operator = "", rest = ""] = match;
  return comparison(parameter.trimEnd(), operator, rest.trimStart());
}

function problemFilter(
  kind: string | undefined,
  parameter: string | undefined,
): VariantFilter | undefined {
  const problem = problemKinds.find((it) => it === kind);
  if (kind !== undefined && !problem) return undefined;
  return {
    kind: "problem",
    ...(parameter === undefined ? {} : { parameter }),
    ...(problem ? { problem } : {}),
  };
}

function comparison(parameter: string, operator: string, rest: string): VariantFilter {
  const value = jsonOrText(rest);
  switch (operator) {
    case "^=":
      return { kind: "prefix", parameter, text: rest };
    case "~":
      return { kind: "text", parameter, text: rest };
    case "!=":
      return { kind: "differs", parameter, value };
    case ">=":
      return { kind: "range", parameter, from: value };
    case ">":
      return { kind: "range", parameter, from: value, open: true };
    case "<=":
      return { kind: "range", parameter, to: value };
    case "<":
      return { kind: "range", parameter, to: value, open: true };
    default:
      return between(parameter, rest) ?? { kind: "equals", parameter, value };
  }
}

function between(parameter: string, rest: string): VariantFilter | undefined {
  const [from, to, ...others] = rest.split("..");
  if (from === undefined || to === undefined || others.length > 0) return undefined;
  const limits = [jsonOrText(from), jsonOrText(to)] as const;
  if (limits.some((it) => it.kind !== "integer" && it.kind !== "float")) return undefined;
  return { kind: "range", parameter, from: limits[0], to: limits[1] };
}
