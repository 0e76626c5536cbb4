import { dotText } from "#core/base/dot-text.ts";
import type { EdgeKind, Graph, GraphNode, GraphNodeKind } from "#core/graph/graph.ts";
import { linesAfterName, nodeLines } from "#core/graph/node-lines.ts";
import { edgeText } from "./edge-text.ts";

/** A graph in the language of Graphviz. */
export function graphDot({ pipeline, nodes, edges }: Graph): string {
  const names = new Map(nodes.map((it, index) => [it.id, `n${index}`]));
  const lines = [
    `digraph "${dotText(pipeline)}" {`,
    "  rankdir=LR;",
    '  node [fontname="Helvetica", fontsize=12];',
    '  edge [fontname="Helvetica", fontsize=10];',
    ...nodes.map((it) => `  ${names.get(it.id)} [${shapes[it.kind]}, label="${labelOf(it)}"];`),
    ...edges.map((it) => {
      const style = `${styles[it.kinds[0]]}, label="${dotText(edgeText(it))}"`;
      return `  ${names.get(it.from)} -> ${names.get(it.to)} [${style}];`;
    }),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

const shapes: { readonly [kind in GraphNodeKind]: string } = {
  execution: "shape=box, style=rounded",
  task: "shape=box3d",
  deployment: "shape=hexagon",
  unknown: "shape=box, style=dashed",
  parameter: "shape=oval",
  group: "shape=folder",
};

const styles: { readonly [kind in EdgeKind]: string } = {
  files: "arrowhead=normal",
  value: "style=dashed, arrowhead=vee",
  list: "style=bold, arrowhead=normalnormal",
  order: "style=dotted, arrowhead=odot",
  deployment: "style=dashed, arrowhead=diamond",
};

function labelOf(node: GraphNode): string {
  const lines = nodeLines(node);
  return [lines.name, ...linesAfterName(lines)].map(dotText).join("\\n");
}
