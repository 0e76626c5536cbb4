import type { SourceRange } from "#core/base/range.ts";
import type {
  Batches,
  PlannedKind,
  PlannedStop,
  Reached,
} from "#core/simulation/plan/pipeline-plan.ts";
import type { Grade } from "#core/simulation/variant.ts";

/** The graph of one pipeline. Plain JSON, so that a page gets it as it is; all ranges are absolute. */
export interface Graph {
  readonly pipeline: string;
  /** The number of stages in which the nodes start. */
  readonly stages: number;
  /** Every node of the file, also without a name or with a repeated one, in file order; pipeline parameters come first. */
  readonly nodes: readonly GraphNode[];
  /** One edge for each two nodes that edges connect, in the order in which the file first connects them. */
  readonly edges: readonly GraphEdge[];
  /** What is wrong with the pipeline and at no node of it. */
  readonly problems: readonly GraphProblem[];
}

/** A `group` stands for several nodes. */
export type GraphNodeKind = PlannedKind | "parameter" | "group";

/** A node as the graph shows it. */
export interface GraphNode {
  /** Unique in the graph, and the same after an edit as long as the node keeps its name. */
  readonly id: string;
  /** Empty where the node has none. */
  readonly name: string;
  readonly kind: GraphNodeKind;
  /** The nodes that a group stands for, in file order; no other node has any. */
  readonly members?: readonly GraphMember[];
  /** The step that runs, also through a task; undefined where none is known. */
  readonly step: string | undefined;
  readonly task: string | undefined;
  readonly deployment: string | undefined;
  /** The number of executions in digits; undefined where there are none, or it is not known. */
  readonly count: string | undefined;
  /** How certain the number of executions is. */
  readonly grade: Grade;
  /** The explanation of the number, such as `3 x 4 = 12, every combination`; for a parameter, its value. */
  readonly explanation: string;
  /** The names of the nodes whose metadata decide the number of executions. */
  readonly waitsFor: readonly string[];
  readonly batches: GraphBatches | undefined;
  /** From 0; undefined for a node that never starts, and for parameters. */
  readonly stage: number | undefined;
  readonly reached: Reached;
  /** Where the node stops the pipeline or makes it wait for an approval. */
  readonly stops: readonly GraphStop[];
  readonly problems: readonly GraphProblem[];
  /** All of it in one line, for screen readers. */
  readonly label: string;
  /** The name of the node, or else the node. */
  readonly range: SourceRange;
  /** The whole node. */
  readonly nodeRange: SourceRange;
}

export type GraphMember = Pick<GraphNode, "id" | "name" | "label" | "range">;

/** How many executions run at the same time, and how many such batches there are; both in digits. */
export interface GraphBatches extends Pick<Batches, "key" | "grade" | "range"> {
  readonly size: string;
  readonly count: string;
}

export type GraphStop = Pick<PlannedStop, "kind" | "when" | "certain" | "text" | "grade" | "range">;

/** A problem as the graph shows it. */
export interface GraphProblem {
  readonly severity: "error" | "warning";
  readonly text: string;
  readonly range: SourceRange | undefined;
}

/** What an edge carries; a list makes its target run once for each value, and `order` carries nothing. */
export type EdgeKind = "files" | "value" | "list" | "order" | "deployment";

/** All edges from one node to another. */
export interface GraphEdge {
  /** Unique in the graph, and the same after an edit as long as the nodes keep their names. */
  readonly id: string;
  /** The ids of the nodes. */
  readonly from: string;
  readonly to: string;
  /** What the edges carry, each kind once, the most telling one first. */
  readonly kinds: readonly [EdgeKind, ...EdgeKind[]];
  /** The edges as written, in file order; never empty. */
  readonly parts: readonly EdgePart[];
}

/** One edge of the file. */
export interface EdgePart {
  /** The sockets as written, such as `preprocess.metadata.storeids`. */
  readonly source: string;
  readonly target: string;
  readonly carries: EdgeKind;
  /** In words, such as `5 values, one execution each`. */
  readonly text: string;
  readonly grade: Grade;
  readonly range: SourceRange;
}
