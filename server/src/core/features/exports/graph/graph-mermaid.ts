import { codeBlock } from "#core/base/markdown.ts";
import { mermaidText } from "#core/base/mermaid-text.ts";
import type { EdgeKind, Graph, GraphNode, GraphNodeKind } from "#core/graph/graph.ts";
import { linesAfterName, nodeLines } from "#core/graph/node-lines.ts";
import { edgeText } from "./edge-text.ts";

/** A graph as a Mermaid flowchart. */
export function graphMermaid({ nodes, edges }: Graph): string {
  const names = new Map(nodes.map((it, index) => [it.id, `n${index}`]));
  const lines = [
    "flowchart LR",
    ...nodes.map((it) => `  ${names.get(it.id)}${nodeShape(it)}`),
    ...edges.map((it) => {
      const arrow = `${arrows[it.kinds[0]]}|"${mermaidText(edgeText(it))}"|`;
      return `  ${names.get(it.from)} ${arrow} ${names.get(it.to)}`;
    }),
  ];
  return `${lines.join("\n")}\n`;
}

/** A graph as Markdown with a Mermaid flowchart, which GitHub, GitLab and others draw. */
export function graphMarkdown(graph: Graph): string {
  return `${codeBlock("mermaid", graphMermaid(graph))}\n`;
}

const shapes: { readonly [kind in GraphNodeKind]: readonly [open: string, close: string] } = {
  execution: ["(", ")"],
  task: ["[[", "]]"],
  deployment: ["{{", "}}"],
  unknown: [">", "]"],
  parameter: ["([", "])"],
  group: ["[/", "/]"],
};

const arrows: { readonly [kind in EdgeKind]: string } = {
  files: "-->",
  value: "-.->",
  list: "==>",
  order: "-.-o",
  deployment: "--o",
};

function nodeShape(node: GraphNode): string {
  const [open, close] = shapes[node.kind];
  const lines = nodeLines(node);
  const label = [lines.name, ...linesAfterName(lines)].map(mermaidText).join("<br/>");
  return `${open}"${label}"${close}`;
}
