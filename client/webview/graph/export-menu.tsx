import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { graphTexts } from "#core/features/exports/graph/export-graph.ts";
import type { GraphFileFormat } from "#core/features/exports/graph/graph-endings.ts";
import { graphSvg } from "#core/features/exports/graph/graph-svg.ts";
import type { Graph } from "#core/graph/graph.ts";
import type { Placed } from "#core/graph/placed-graph.ts";
import type { FromPage } from "../../src/preview-messages.ts";
import { MenuButton } from "../shared/menu-button.tsx";
import { drawPicture, pngBase64, pngBlob } from "./graph-png.ts";
import type { ShownGraph } from "./shown-graph.ts";

interface ExportMenuProps {
  readonly graph: Graph;
  readonly placed: Placed;
  readonly shown: ShownGraph;
  readonly onExport: (message: GraphExport) => void;
}

/** What the panel is sent: a text to copy or to open as a file of a language, or what is to be saved. */
export type GraphExport = Extract<FromPage, { kind: "copy" | "openText" | "saveGraph" }>;

type TextFormat = Exclude<GraphFileFormat, "png">;

const texts: readonly (readonly [TextFormat, name: string, language: string])[] = [
  ["svg", "SVG", "xml"],
  ["mermaid", "Mermaid", "mermaid"],
  ["dot", "Graphviz DOT", "dot"],
  ["markdown", "Markdown", "markdown"],
  ["text", "Text", "plaintext"],
];

/** Takes the graph out of the page: to the clipboard, to a file, or as an untitled file. */
export function ExportMenu(props: ExportMenuProps): JSX.Element {
  return (
    <MenuButton icon="export" label="Export the graph">
      <div class="exports">
        {texts.map(([format, name, language]) => (
          <TextRow key={format} {...props} format={format} name={name} language={language} />
        ))}
        <PictureRow {...props} />
      </div>
    </MenuButton>
  );
}

interface TextRowProps extends ExportMenuProps {
  readonly format: TextFormat;
  readonly name: string;
  readonly language: string;
}

function TextRow(props: TextRowProps): JSX.Element {
  const { onExport, format, name, language } = props;
  const { pipeline } = props.graph;
  const text = (): string => textOf(props, format);
  return (
    <>
      <span>{name}</span>
      <ExportButton
        text="Copy"
        label={`Copy as ${name}`}
        onPress={() => onExport({ kind: "copy", text: text() })}
      />
      <ExportButton
        text="Save as…"
        label={`Save as ${name}…`}
        onPress={() => onExport({ kind: "saveGraph", pipeline, format, content: text() })}
      />
      <ExportButton
        text="Open"
        label={`Open as ${name}`}
        onPress={() => onExport({ kind: "openText", language, text: text() })}
      />
    </>
  );
}

/** The actions for the PNG, which the page itself makes and copies, and whether they succeeded. */
function PictureRow(props: ExportMenuProps): JSX.Element {
  const [said, say] = useState("");
  const act = (work: () => Promise<string>): void => {
    say("");
    work().then(say, (error: unknown) =>
      say(`Failed: ${error instanceof Error ? error.message : error}`),
    );
  };
  return (
    <>
      <span>PNG</span>
      <ExportButton text="Copy" label="Copy as PNG" onPress={() => act(() => copyPicture(props))} />
      <ExportButton
        text="Save as…"
        label="Save as PNG…"
        onPress={() => act(() => savePicture(props))}
      />
      <p class="export-said" role="status">
        {said}
      </p>
    </>
  );
}

interface ExportButtonProps {
  readonly text: string;
  readonly label: string;
  readonly onPress: () => void;
}

function ExportButton({ text, label, onPress }: ExportButtonProps): JSX.Element {
  return (
    <button type="button" class="link" aria-label={label} onClick={onPress}>
      {text}
    </button>
  );
}

/** The editor copies texts only, so the page copies pictures itself; some windows do not let it. */
async function copyPicture(props: ExportMenuProps): Promise<string> {
  try {
    // The clipboard takes the promise, so that the click still counts as the person's wish.
    const picture = pictureOf(props).then(pngBlob);
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
  } catch (error) {
    await pictureOf(props);
    throw new Error("this window lets no page copy pictures; save the PNG instead", {
      cause: error,
    });
  }
  return "Copied the PNG";
}

/** What the panel does with it, it says itself. */
async function savePicture(props: ExportMenuProps): Promise<string> {
  const content = pngBase64(await pictureOf(props));
  const { pipeline } = props.graph;
  props.onExport({ kind: "saveGraph", pipeline, format: "png", content });
  return "";
}

function pictureOf(props: ExportMenuProps): Promise<HTMLCanvasElement> {
  return drawPicture(textOf(props, "svg"), props.placed.bounds);
}

function textOf({ graph, placed, shown }: ExportMenuProps, format: TextFormat): string {
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
