import { lowerBound } from "#core/base/binary-search.ts";
import { groupBy } from "#core/base/group-by.ts";
import { type SourceRange, shift } from "#core/base/range.ts";
import type { PipelineSource } from "#core/model/source.ts";
import type { PipelinePlan, PlannedNode } from "#core/simulation/plan/pipeline-plan.ts";
import { summarizeProblems } from "#core/simulation/problem-summary.ts";
import type { FanOut, VariantProblemKind } from "#core/simulation/variant.ts";
import type { GraphProblem } from "./graph.ts";
import { nodeId, nodeIds } from "./node-id.ts";

/** The problems of a pipeline by the id of the node that they are about; those at no node under undefined. */
export type ProblemsByNode = ReadonlyMap<string | undefined, readonly GraphProblem[]>;

/** The problems that are reported somewhere in a file, by the node that they are in, or else the node of their edge. */
export function reportedProblems(
  { pipeline }: PipelineSource,
  problems: readonly GraphProblem[],
): ProblemsByNode {
  const { start, config } = pipeline;
  const names = new Set(config.nodes.map((it) => it.name?.value));
  const ids = nodeIds(config.nodes);
  const nodes = config.nodes.map(({ range }, at) => ({ range: shift(range, start), id: ids[at] }));
  const edges = config.edges.map(({ range, source, target }) => {
    const ends = [target, source].map((it) => it?.node.value);
    const known = ends.find((it) => it !== undefined && names.has(it));
    return {
      range: shift(range, start),
      id: known === undefined ? undefined : nodeId(known),
    };
  });
  const places = [...nodes, ...edges].sort((a, b) => a.range.start - b.range.start);
  return groupBy(problems, ({ range }) => range && placeAround(range, places)?.id);
}

interface ProblemPlace {
  readonly range: SourceRange;
  readonly id: string | undefined;
}

function placeAround(
  { start }: SourceRange,
  places: readonly ProblemPlace[],
): ProblemPlace | undefined {
  const last = places[lowerBound(places, (it) => it.range.start > start) - 1];
  return last && start <= last.range.end ? last : undefined;
}

/** What a plan itself finds: what is left out, and nodes that cannot run as intended. */
export function plannedProblems(source: PipelineSource, plan: PipelinePlan): ProblemsByNode {
  const problems = new Map(
    reportedProblems(
      source,
      plan.notes.map(({ text, range }) => ({ severity: "error", text, range })),
    ),
  );
  for (const node of plan.nodes) {
    const found = problemsOf(node);
    const id = nodeId(node.node);
    if (found.length > 0) problems.set(id, [...(problems.get(id) ?? []), ...found]);
  }
  return problems;
}

function problemsOf({ fanOut }: PlannedNode): readonly GraphProblem[] {
  if (!fanOut) return [];
  const notes = fanOut.notes
    .filter((it) => it.severity === "error")
    .map(({ text, range }): GraphProblem => ({ severity: "error", text, range }));
  const values = summarizeProblems(fanOut)
    .kinds.filter(({ kind, first }) => !meant.includes(kind) && isKnown(fanOut, first.parameter))
    .map(({ first }): GraphProblem => {
      return { severity: "warning", text: first.text, range: first.range };
    });
  return [...notes, ...values];
}

/** What may be intended. */
const meant: readonly VariantProblemKind[] = ["duplicate", "empty"];

/** Whether a parameter has its value before the run: what is not known yet is no problem. */
function isKnown({ columns }: FanOut, parameter: string): boolean {
  return columns.find((it) => it.name === parameter)?.grade !== "unknown";
}
