import type { JSX } from "preact";
import { graphTexts } from "#core/features/exports/graph/export-graph.ts";
import { graphSvg } from "#core/features/exports/graph/graph-svg.ts";
import type { Graph } from "#core/graph/graph.ts";
import type { Placed } from "#core/graph/placed-graph.ts";
import type { FromPage } from "../../src/preview-messages.ts";
import { MenuButton } from "../shared/menu-button.tsx";
import type { ShownGraph } from "./shown-graph.ts";

interface ExportMenuProps {
  readonly graph: Graph;
  readonly placed: Placed;
  readonly shown: ShownGraph;
  readonly onExport: (message: GraphExport) => void;
}

/** What the panel is sent: a text to copy, or to open as a file of a language. */
export type GraphExport = Extract<FromPage, { kind: "copy" | "openText" }>;

type Format = "svg" | "mermaid" | "dot" | "markdown" | "text";

const formats: readonly (readonly [Format, name: string, language: string])[] = [
  ["svg", "SVG", "xml"],
  ["mermaid", "Mermaid", "mermaid"],
  ["dot", "Graphviz DOT", "dot"],
  ["markdown", "Markdown", "markdown"],
  ["text", "Text", "plaintext"],
];

/** Takes the graph out of the page: to the clipboard, or as an untitled file. */
export function ExportMenu(props: ExportMenuProps): JSX.Element {
  const { onExport } = props;
  return (
    <MenuButton icon="export" label="Export the graph">
      {formats.map(([format, name, language]) => (
        <div key={format} class="export-row">
          <span>{name}</span>
          <button
            type="button"
            class="link"
            aria-label={`Copy as ${name}`}
            onClick={() => onExport({ kind: "copy", text: textOf(props, format) })}
          >
            Copy
          </button>
          <button
            type="button"
            class="link"
            aria-label={`Open as ${name}`}
            onClick={() => onExport({ kind: "openText", language, text: textOf(props, format) })}
          >
            Open as a file
          </button>
        </div>
      ))}
    </MenuButton>
  );
}

function textOf({ graph, placed, shown }: ExportMenuProps, format: Format): string {
  const drawn = {
    ...graph,
    nodes: shown.nodes.map((it) => it.node),
    edges: shown.edges.map((it) => it.edge),
  };
  if (format !== "svg") return graphTexts[format](drawn);
  return graphSvg(drawn, {
    bounds: placed.bounds,
    nodes: shown.nodes.map((it) => it.box),
    edges: shown.edges.map((it) => it.line),
  });
}
