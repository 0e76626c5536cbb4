import type { Graph } from "#core/graph/graph.ts";
import type { Placed } from "#core/graph/placed-graph.ts";
import { graphDot } from "./graph-dot.ts";
import { graphMarkdown, graphMermaid } from "./graph-mermaid.ts";
import { graphSvg } from "./graph-svg.ts";
import { graphText } from "./graph-text.ts";

export type GraphFormat = "text" | "mermaid" | "dot" | "markdown" | "svg";

/** The formats that a graph is exported in; all but `svg` need no layout. */
export const graphFormats: readonly GraphFormat[] = ["text", "mermaid", "dot", "markdown", "svg"];

/** A graph in a format, with a line break at its end; `placed` is asked only where places are drawn. */
export function exportGraph(graph: Graph, format: GraphFormat, placed: () => Placed): string {
  switch (format) {
    case "text":
      return graphText(graph);
    case "mermaid":
      return graphMermaid(graph);
    case "dot":
      return graphDot(graph);
    case "markdown":
      return graphMarkdown(graph);
    case "svg":
      return graphSvg(graph, placed());
  }
}
