import { inARow } from "#core/base/suggest.ts";
import { printedWord } from "#core/base/terminal-text.ts";
import { chooseNode } from "#core/document/choose-pipeline.ts";
import { fanOut } from "#core/simulation/fan-out.ts";
import { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import type { VariantFilter } from "#core/simulation/view/filter.ts";
import { parseFilter, problemKinds } from "#core/simulation/view/parse-filter.ts";
import type { VariantView } from "#core/simulation/view/variant-view.ts";
import { viewVariants } from "#core/simulation/view/view-variants.ts";
import { exportedCount, variantsIn } from "../exports/exported-variants.ts";
import { variantsHead, variantText } from "../exports/variants-text.ts";
import { pipelineLine } from "./plan-tool.ts";
import { answered, type Tool } from "./tool.ts";
import { errorWarning, fileInput, fileOf } from "./tool-file.ts";
import { type InputProperties, readInput } from "./tool-input.ts";
import { fitting, pageOf } from "./tool-page.ts";
import { ToolProblem } from "./tool-problem.ts";
import { missingMetadata, queryInput, toolQuery } from "./tool-query.ts";

const name = "valohai_variants";

/** The most executions of an answer, and how many there are if the agent does not say. */
const limits = { most: 200n, usual: 20n };

const input = {
  ...fileInput,
  ...queryInput,
  node: {
    kind: "text",
    doc: "The name of the node. It can be left out if the pipeline has only one.",
  },
  where: {
    kind: "texts",
    doc: 'Only executions that match all of these: "id=122", "id!=122", "lr>=0.01", "lr=0.1..0.5", "name^=start", "name~part", "problem", or a text found in any value.',
  },
  sort: { kind: "text", doc: "The parameter to sort by." },
  descending: { kind: "flag", doc: "Sorts from the largest value." },
  offset: { kind: "count", doc: "How many executions to skip." },
  limit: {
    kind: "count",
    doc: `How many executions to list: ${limits.usual} if it is left out, ${limits.most} at most.`,
  },
} as const satisfies InputProperties;

/** Lists the executions of a node; `offset` counts these, not lines. */
export const variantsTool: Tool = {
  name,
  title: "List Valohai Task Variants",
  description:
    "Lists the executions that one node of a pipeline in a valohai.yaml will create, without running anything: how many, and for each the parameter values, the exact command lines and what is wrong with them. It can filter and sort billions of them.",
  input,
  answer: (given, project) =>
    answered(name, () => {
      const {
        file: wanted,
        node,
        where,
        sort,
        descending,
        offset = 0n,
        limit,
        ...asked
      } = readInput(name, input, given);
      const file = fileOf(project, wanted);
      const query = toolQuery(file, asked);
      const chosen = chooseNode(query.source, '"node"', node);
      if ("problem" in chosen) throw new ToolProblem(chosen.problem);
      const result = fanOut({ ...query, node: chosen.name });
      const view = viewOf(result, (where ?? []).map(filterOf), sort, descending === true);
      const head = [pipelineLine(file, query), ...headLines(result, view)];
      const { lines, next } = executionLines(result, view, offset, limit ?? limits.usual, head);
      const after = [...next, ...errorWarning(file), ...missingMetadata(planPipeline(query))];
      return pageOf({ lines, next: after }, name, 0n);
    }),
};

function headLines(result: FanOut, view: VariantView | undefined): readonly string[] {
  const unsupported = (view?.unsupported ?? []).map((it) => `Not applied: ${printedWord(it)}`);
  return [...variantsHead(result, view)].map((it) => it.trimEnd()).concat(unsupported);
}

/** As many executions as fit after the head. */
function executionLines(
  result: FanOut,
  view: VariantView | undefined,
  offset: bigint,
  wanted: bigint,
  head: readonly string[],
): { readonly lines: readonly string[]; readonly next: readonly string[] } {
  const all = exportedCount(result, { view });
  if (offset > 0n && offset >= all) {
    throw new ToolProblem(`There are only ${all} executions; give a smaller "offset"`);
  }
  const limit = wanted < limits.most ? wanted : limits.most;
  let lines: readonly string[] = head;
  let count = 0n;
  for (const variant of variantsIn(result, { view, offset, limit })) {
    const more = [...lines, ...variantText(result, variant).trimEnd().split("\n")];
    const isWhole = fitting(more).length === more.length;
    // A single one that does not fit is cut.
    if (!isWhole && count > 0n) break;
    lines = isWhole ? more : fitting(more);
    count++;
  }
  const end = offset + count;
  if (end >= all) return { lines, next: [] };
  const shown = count === 0n ? "No execution is listed" : `Executions ${offset + 1n} to ${end}`;
  const rest = `For the rest, call ${name} again with "offset": ${end}, or filter with "where".`;
  return { lines, next: [`${shown} of ${all}. ${rest}`] };
}

function filterOf(text: string): VariantFilter {
  const filter = parseFilter(text);
  if (filter) return filter;
  throw new ToolProblem(
    `"${text}" is no filter: the kinds of problems are ${inARow(problemKinds)}`,
  );
}

function viewOf(
  result: FanOut,
  filters: readonly VariantFilter[],
  sort: string | undefined,
  isDescending: boolean,
): VariantView | undefined {
  if (filters.length === 0 && sort === undefined) return undefined;
  const names = result.columns.map((it) => it.name);
  if (sort !== undefined && !names.includes(sort)) {
    throw new ToolProblem(
      `No parameter is named "${sort}"; there are ${names.join(", ") || "none"}`,
    );
  }
  const direction = isDescending ? "descending" : "ascending";
  return viewVariants(
    result,
    filters,
    sort === undefined ? undefined : { parameter: sort, direction },
  );
}
