import type { TextEdit } from "#core/base/edit.ts";
import type { Side } from "#core/model/edge-rules.ts";

/** A change that a person makes to a pipeline in its graph. Nodes are given by their ids in the graph. */
export type GraphEdit =
  | { readonly kind: "connect"; readonly source: string; readonly target: string }
  | { readonly kind: "disconnect"; readonly edges: readonly EdgeRef[] }
  /** Gives an edge other ends. */
  | {
      readonly kind: "move";
      readonly edge: EdgeRef;
      readonly source: string;
      readonly target: string;
    }
  | { readonly kind: "addNode"; readonly runs: NodeRuns; readonly name: string }
  /** Removes a node with the edges from and to it. */
  | { readonly kind: "removeNode"; readonly node: string }
  | { readonly kind: "rename"; readonly node: string; readonly name: string }
  | { readonly kind: "convert"; readonly node: string; readonly to: "execution" | "task" };

/** A change of one kind. */
export type EditOf<Kind extends GraphEdit["kind"]> = Extract<GraphEdit, { kind: Kind }>;

/** An edge as it is written, and where it begins in the file. */
export interface EdgeRef {
  readonly source: string;
  readonly target: string;
  readonly start: number;
}

/** What a new node runs or deploys. */
export interface NodeRuns {
  readonly kind: "step" | "task" | "deployment";
  readonly name: string;
}

/** A question about what can be done in a graph. */
export type GraphQuestion =
  /** To which nodes an edge can lead from a node, or from which it can come: the node is on the given side. With another node, by which edges. */
  | {
      readonly kind: "connect";
      readonly node: string;
      readonly side: Side;
      readonly other?: string;
    }
  /** At which nodes this end of an edge can be instead. With a node, at which of its sockets. */
  | { readonly kind: "move"; readonly edge: EdgeRef; readonly side: Side; readonly other?: string }
  /** What is removed with a node. */
  | { readonly kind: "removeNode"; readonly node: string }
  /** Which nodes can be added. */
  | { readonly kind: "addNode" };

/** One thing that can be done, the likeliest first. */
export interface GraphChoice {
  readonly label: string;
  readonly detail: string | undefined;
  /** The id of the node at the end that is chosen; undefined for a new node. */
  readonly node: string | undefined;
  /** Undefined for a node of which more is asked. */
  readonly edit: GraphEdit | undefined;
}

/** The edits that make a change, or why it is not made. */
export type GraphEdited =
  | {
      readonly kind: "edited";
      /** In offsets of the file. */
      readonly edits: readonly TextEdit[];
      /** What was done, as a sentence without its end. */
      readonly done: string;
      /** The name of the node that the change is about; of a removed one, of a node beside it. */
      readonly node: string | undefined;
    }
  | Refused;

/** Why a change is not made. */
export interface Refused {
  readonly kind: "refused";
  readonly message: string;
}

/** A refusal for this reason. */
export function refused(message: string): Refused {
  return { kind: "refused", message };
}
