import type { Graph } from "#core/graph/graph.ts";
import { graphDot } from "./graph-dot.ts";
import { graphMarkdown, graphMermaid } from "./graph-mermaid.ts";
import { graphText } from "./graph-text.ts";

/** The exports of a graph that need no layout, by the name of their format; `graphSvg` is the other one. */
export const graphTexts = {
  text: graphText,
  mermaid: graphMermaid,
  dot: graphDot,
  markdown: graphMarkdown,
} satisfies { readonly [format: string]: (graph: Graph) => string };

export type GraphTextFormat = keyof typeof graphTexts;

/** The formats that a graph is exported in. */
export const graphFormats: readonly (GraphTextFormat | "svg")[] = [
  "text",
  "mermaid",
  "dot",
  "markdown",
  "svg",
];
