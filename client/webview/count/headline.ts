import { inARow } from "#core/base/suggest.ts";
import { type Awaited, awaitedByFanOut } from "#core/simulation/plan/waits-for.ts";
import type { FanOut, Note, ParameterColumn } from "#core/simulation/variant.ts";
import type { MetadataSource } from "../metadata/sources.ts";
import { countOf, originWords } from "../shared/words.ts";

/** The answer to "how many": the large line, and one sentence that explains it. */
export interface Headline {
  readonly text: string;
  readonly how: string;
}

/** `blank` are the sources of metadata for which nothing is typed. */
export function headline(fanOut: FanOut, blank: readonly MetadataSource[]): Headline {
  if (waitsForMetadata(fanOut, blank)) {
    const nodes = blank.map(({ node }) => node);
    return {
      text: "Depends on metadata",
      how: `${enterWhat(nodes)}: each item of a list becomes an execution`,
    };
  }
  const { count, notes } = fanOut;
  const awaited = awaitedByFanOut(fanOut);
  if (count !== undefined && isAnyBlank(awaited.nodes, blank))
    return perAwaitedValue(countOf(count, "execution"), awaited);
  if (count === undefined) return { text: "Not predictable", how: reason(notes) };
  if (count === 0n) return { text: "0 executions", how: reason(notes) };
  return counted(fanOut, count);
}

/** Whether a count would only mislead, because all lists that could spread are still missing. */
export function waitsForMetadata(fanOut: FanOut, blank: readonly MetadataSource[]): boolean {
  if (!isAnyBlank(awaitedByFanOut(fanOut).nodes, blank)) return false;
  return !fanOut.columns.some(({ origin, varied }) => origin.kind === "metadata" || varied);
}

/** Whether nothing is typed for one of the nodes whose metadata decide a count. */
export function isAnyBlank(awaited: readonly string[], blank: readonly MetadataSource[]): boolean {
  return awaited.some((it) => blank.some(({ node }) => node === it));
}

/** The count where other values vary as well, so that it holds for each value that is still to come. */
function perAwaitedValue(each: string, { nodes, parameters }: Awaited): Headline {
  const [only = ""] = parameters;
  const values =
    parameters.length === 1 ? `value of ${only}` : `combination of ${inARow(parameters)}`;
  return { text: `${each} for each ${values}`, how: enterWhat(nodes) };
}

function enterWhat(nodes: readonly string[]): string {
  return `Enter what ${inARow(nodes)} ${nodes.length === 1 ? "prints" : "print"}`;
}

/** How many factors are named; of more, only the number is given. */
const factorsNamed = 6;

function counted(fanOut: FanOut, count: bigint): Headline {
  const factors = fanOut.columns.filter(({ varied, values }) => varied && values.length > 1);
  const total = countOf(count, "execution");
  if (fanOut.combination === "product" && factors.length > 1) return product(factors, total);
  const [only] = factors;
  if (only !== undefined && factors.length === 1) {
    return {
      text: total,
      how: `One for each value of ${only.name}, from ${originWords(only.origin)}`,
    };
  }
  return { text: total, how: howWithoutFactors(fanOut) };
}

function product(factors: readonly ParameterColumn[], total: string): Headline {
  const sizes = factors.map(({ values }) => values.length.toLocaleString("en-US"));
  const named = factors.slice(0, factorsNamed).map(({ name }, at) => `${name} (${sizes[at]})`);
  const more = factors.length - named.length;
  const names = more > 0 ? [...named, `${countOf(more, "more parameter")}`] : named;
  return {
    text:
      more > 0
        ? `${total}, every combination`
        : `${sizes.join(" × ")} = ${total}, every combination`,
    how: `Every value of ${names.join(" with every value of ")}`,
  };
}

function howWithoutFactors({ type, combination, columns }: FanOut): string {
  if (type === "execution") return "An execution node runs once";
  if (type === "distributed") return "All members run with the same values";
  if (combination === "drawn") return "The platform chooses the values when the task runs";
  if (type === "manual_search") return "One for each parameter set";
  const single = columns.find(({ spread }) => spread);
  return single === undefined ? "" : `The list for ${single.name} has one item`;
}

/** The notes that say more than the headline does. */
export function furtherNotes(fanOut: FanOut, waits: boolean): readonly Note[] {
  if (waits) return fanOut.notes.filter(({ severity }) => severity === "error");
  return fanOut.notes.filter(({ text }) => !text.endsWith(`= ${fanOut.count}, every combination`));
}

function reason(notes: readonly Note[]): string {
  const rank = { error: 0, warning: 1, information: 2 };
  const [first] = [...notes].sort((a, b) => rank[a.severity] - rank[b.severity]);
  return first?.text ?? "";
}
