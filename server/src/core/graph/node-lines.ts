import type { GraphNode, GraphNodeKind } from "./graph.ts";
import { runsText, shownName, stopText } from "./node-label.ts";

/** What a drawing says in a node, line by line; user text in it is not escaped for any output. */
export interface NodeLines {
  readonly name: string;
  /** What it runs, such as `task sweep`. */
  readonly work: string;
  /** How often, or the value of a parameter; undefined where there is nothing to say. */
  readonly runs: string | undefined;
  /** Where it stops the pipeline or waits. */
  readonly stops: readonly string[];
}

/** The lines of a node. */
export function nodeLines(node: GraphNode): NodeLines {
  const { name, kind, stops } = node;
  return {
    name: shownName(name),
    work: [kindWords[kind], workOf(node)].filter((it) => it !== undefined).join(" "),
    runs: kind === "parameter" ? node.explanation : timesText(node),
    stops: [...new Set(stops.map(stopText))],
  };
}

/** The lines of a node that follow its name. */
export function linesAfterName({ work, runs, stops }: NodeLines): readonly string[] {
  return [work, ...(runs === undefined ? [] : [runs]), ...stops];
}

const kindWords: { readonly [kind in GraphNodeKind]: string } = {
  execution: "execution",
  task: "task",
  deployment: "deployment",
  unknown: "unknown type",
  parameter: "parameter",
  group: "group",
};

/** What a node names: its task or step, or its deployment; of a group how many nodes it is. */
function workOf({ task, step, deployment, members }: GraphNode): string | undefined {
  if (members) return `of ${members.length} nodes`;
  return task ?? (step === undefined ? deployment : `of ${step}`);
}

function timesText(node: GraphNode): string | undefined {
  const { count, batches, grade } = node;
  const inBatches = batches && batches.count !== "1" ? ` in ${batches.count} batches` : "";
  const graded = count === undefined || grade === "documented" ? "" : ` (${grade})`;
  const runs = runsText(node);
  return runs && runs + inBatches + graded;
}
