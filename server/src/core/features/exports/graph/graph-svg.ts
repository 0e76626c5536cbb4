import { printedMarkup } from "#core/base/terminal-text.ts";
import { edgePath } from "#core/graph/edge-path.ts";
import { fitText } from "#core/graph/fit-text.ts";
import type { Graph, GraphEdge, GraphNode, GraphNodeKind } from "#core/graph/graph.ts";
import { shownName } from "#core/graph/node-label.ts";
import { nodeLines } from "#core/graph/node-lines.ts";
import type { Box, Placed, PlacedEdge } from "#core/graph/placed-graph.ts";
import { edgeText } from "./edge-text.ts";
import { colors, lineStyles, markerName, markers } from "./svg-marks.ts";

/** A placed graph as an SVG document that needs nothing else: fixed colours, no script, no style of the page around it. */
export function graphSvg(graph: Graph, { bounds, nodes, edges }: Placed): string {
  const { x, y, width, height } = bounds;
  const title = printedMarkup(shownName(graph.pipeline));
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${title}" font-family="system-ui, sans-serif">`,
    `<title>${title}</title>`,
    `<defs>${markers().join("")}</defs>`,
    ...graph.edges.flatMap((it, index) => drawnEdge(it, edges[index])),
    ...graph.nodes.flatMap((it, index) => drawnNode(it, nodes[index])),
    "</svg>",
  ];
  return `${lines.join("\n")}\n`;
}

function drawnEdge(edge: GraphEdge, placed: PlacedEdge | undefined): readonly string[] {
  if (!placed) return [];
  const { isBack, points } = placed;
  const [kind] = edge.kinds;
  const color = isBack ? colors.back : colors.edge;
  const line = `<path d="${edgePath(points)}" fill="none" stroke="${color}" ${lineStyles[kind]} marker-end="url(#${markerName(kind, isBack)})"/>`;
  return [`<g><title>${edgeText(edge)}</title>${line}${countMark(edge, placed)}</g>`];
}

/** The number of edges that one stands for, at its end. */
function countMark({ parts }: GraphEdge, { points }: PlacedEdge): string {
  const end = points.at(-1);
  if (parts.length === 1 || !end) return "";
  const text = `${parts.length}×`;
  const width = 8 + 6 * text.length;
  const pill = `<rect x="${end.x - 16 - width}" y="${end.y - 8}" width="${width}" height="16" rx="8" fill="${colors.box}" stroke="${colors.edge}"/>`;
  return `${pill}<text x="${end.x - 16 - width / 2}" y="${end.y + 4}" font-size="10" text-anchor="middle" fill="${colors.text}">${text}</text>`;
}

/** The letters that a line of a box has room for. */
const lineLengths = { name: 19, other: 30 } as const;

function drawnNode(node: GraphNode, box: Box | undefined): readonly string[] {
  if (!box) return [];
  const { name, work, runs } = nodeLines(node);
  const parts = [
    `<title>${printedMarkup(node.label)}</title>`,
    shapes[node.kind](box, `fill="${colors.box}" stroke="${colors[node.kind]}" stroke-width="1.5"`),
    textLine(box, 22, fitText(name, lineLengths.name), `font-size="13" font-weight="600" ${ink}`),
    textLine(box, 38, fitText(work, lineLengths.other), `font-size="11" fill="${colors.faint}"`),
    textLine(box, 54, fitText(runs ?? "", lineLengths.other), `font-size="11" ${ink}`),
    problemMark(node, box),
    stopMark(node, box),
  ];
  return [`<g>${parts.join("")}</g>`];
}

const ink = `fill="${colors.text}"`;

function textLine({ x, y }: Box, down: number, text: string, style: string): string {
  return `<text x="${x + 16}" y="${y + down}" ${style}>${printedMarkup(text)}</text>`;
}

function problemMark({ problems }: GraphNode, { x, y, width }: Box): string {
  if (problems.length === 0) return "";
  const text = problems.length > 9 ? "9+" : String(problems.length);
  const at = { x: x + width - 18, y: y + 18 };
  const circle = `<circle cx="${at.x}" cy="${at.y}" r="9" fill="${colors.problem}"/>`;
  return `${circle}<text x="${at.x}" y="${at.y + 4}" font-size="11" font-weight="600" text-anchor="middle" fill="#ffffff">${text}</text>`;
}

/** A square where the node stops the pipeline, two bars where it waits for an approval; filled where that is certain. */
function stopMark({ stops }: GraphNode, { x, y, width, height }: Box): string {
  const kinds = new Set(stops.map((it) => it.kind));
  const isCertain = stops.some((it) => it.certain);
  const style = `fill="${isCertain ? colors.problem : colors.box}" stroke="${colors.problem}"`;
  const [right, bottom] = [x + width - 14, y + height - 10];
  const marks = [
    ...(kinds.has("approval")
      ? [`<path d="M${right - 10} ${bottom}v-10h3v10ZM${right - 4} ${bottom}v-10h3v10Z" ${style}/>`]
      : []),
    ...(kinds.has("stop") || kinds.has("error")
      ? [`<path d="M${right - 26} ${bottom}v-10h10v10Z" ${style}/>`]
      : []),
  ];
  return marks.join("");
}

type DrawShape = (box: Box, style: string) => string;

/** The shape of a node says its kind, so that no colour has to. */
const shapes: { readonly [kind in GraphNodeKind]: DrawShape } = {
  execution: (box, style) => rectangle(box, 8, style),
  task: (box, style) =>
    rectangle({ ...box, x: box.x + 5, y: box.y + 5 }, 8, style) + rectangle(box, 8, style),
  deployment: ({ x, y, width, height }, style) => {
    const [right, bottom, middle] = [x + width, y + height, y + height / 2];
    return `<path d="M${x + 12} ${y}H${right - 12}L${right} ${middle}L${right - 12} ${bottom}H${x + 12}L${x} ${middle}Z" ${style}/>`;
  },
  unknown: (box, style) => rectangle(box, 0, `${style} stroke-dasharray="5 4"`),
  parameter: (box, style) => rectangle(box, box.height / 2, style),
  group: (box, style) =>
    [8, 4, 0].map((it) => rectangle({ ...box, x: box.x + it, y: box.y + it }, 8, style)).join(""),
};

function rectangle({ x, y, width, height }: Box, radius: number, style: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" ${style}/>`;
}
