import { firstNames } from "#core/base/list-text.ts";
import type { Box } from "#core/graph/placed-graph.ts";
import { columnStep, nodeSize, rowGap, rowStep } from "#core/graph/placed-graph.ts";
import { nodeNamed } from "#core/model/resolve.ts";
import type { PlannedKind } from "#core/simulation/plan/pipeline-plan.ts";
import type { PipelineComparison } from "./use-comparison.ts";

/** A node that the pipeline had before the change. */
export interface RemovedNode {
  readonly name: string;
  readonly kind: PlannedKind;
  /** What it ran; empty where that is not known. */
  readonly work: string;
  /** How many executions it was; undefined where it ran none, or that is not known. */
  readonly runs: bigint | undefined;
  /** The edges from it and to it, which are gone as well, as they are named in differences. */
  readonly edges: readonly string[];
}

/** A removed node, and where the graph shows that there was one. */
export interface Ghost extends RemovedNode {
  readonly box: Box;
}

/** The nodes that are gone, in the order of the text before the change. */
export function removedNodes(comparison: PipelineComparison | undefined): readonly RemovedNode[] {
  const config = comparison?.compared.before?.pipeline.config;
  if (!comparison || !config) return [];
  const { nodes, edges: allEdges } = comparison.compared;
  const gone = nodes.filter((it) => it.change === "removed");
  const goneEdges = allEdges.filter((it) => it.change === "removed").map((it) => it.name);
  return gone.map(({ name }) => {
    const node = nodeNamed(config, name);
    const runs = comparison.nodes.get(name)?.runs.before;
    const edges = goneEdges.filter((it) => isEdgeOf(it, name));
    return { name, kind: node?.kind ?? "unknown", work: workOf(node), runs, edges };
  });
}

/** Whether an edge such as `a.output.x → b.input.y` begins or ends at a node. */
function isEdgeOf(edge: string, node: string): boolean {
  return edge.startsWith(`${node}.`) || edge.includes(` → ${node}.`);
}

function workOf(node: ReturnType<typeof nodeNamed>): string {
  if (node?.kind === "deployment") return node.deployment?.value ?? "";
  if (node?.kind === "task") return node.task?.value ?? node.step?.value ?? "";
  return node?.kind === "execution" ? (node.step?.value ?? "") : "";
}

/** How many removed nodes are drawn; more are only counted. */
const mostGhosts = 60;

/** Removed nodes in rows below everything that is drawn, and what holds all of it, with the same margin. */
export function placedGhosts(
  removed: readonly RemovedNode[],
  bounds: Box,
): { readonly ghosts: readonly Ghost[]; readonly bounds: Box } {
  if (removed.length === 0) return { ghosts: [], bounds };
  const inRow = Math.max(1, Math.floor(bounds.width / columnStep));
  const ghosts = removed.slice(0, mostGhosts).map((it, at) => ({
    ...it,
    box: {
      x: bounds.x + margin + (at % inRow) * columnStep,
      y: bounds.y + bounds.height + Math.floor(at / inRow) * rowStep,
      ...nodeSize,
    },
  }));
  const rows = Math.ceil(ghosts.length / inRow);
  const width = Math.max(bounds.width, nodeSize.width + 2 * margin);
  const height = bounds.height + rows * rowStep - rowGap + margin;
  return { ghosts, bounds: { ...bounds, width, height } };
}

/** Around all that is drawn, in the units of the drawing. */
const margin = 16;

/** The removed nodes in words, to follow the number of nodes; empty where there are none. */
export function removedText(removed: readonly RemovedNode[]): string {
  if (removed.length === 0) return "";
  const names = removed.map((it) => it.name);
  return `, removed: ${firstNames(names, mostNames)}`;
}

/** How many removed nodes are named. */
const mostNames = 10;
