import type { JSX } from "preact";
import type { GraphNodeKind } from "#core/graph/graph.ts";

/** What stands before the name of a node: each kind has a shape of its own, whatever the colours. */
const shapes: { readonly [kind in GraphNodeKind]: string } = {
  execution: "M4.5 3v10l8-5z",
  task: "M2.5 2.5h4.5v4.5h-4.5zM9 2.5h4.5v4.5h-4.5zM2.5 9h4.5v4.5h-4.5zM9 9h4.5v4.5h-4.5z",
  deployment: "M8 14V6.5m0 0L4.8 9.7M8 6.5l3.2 3.2M3 3h10",
  group: "M4.5 7.5V5h-2V2.5h7V5h4v2.5m-11 0h11v6h-11z",
  unknown: "M5.8 6a2.2 2.2 0 1 1 3.2 2c-.8.4-1 .9-1 1.7m0 1.8v1.2",
  parameter:
    "M6 2.5c-1.6 0-2 .6-2 2v2c0 1-.5 1.5-1.5 1.5 1 0 1.5.5 1.5 1.5v2c0 1.4.4 2 2 2m4-11c1.6 0 2 .6 2 2v2c0 1 .5 1.5 1.5 1.5-1 0-1.5.5-1.5 1.5v2c0 1.4-.4 2-2 2",
};

/** The picture of a kind of node, 16 pixels wide. */
export function KindIcon({ kind }: { readonly kind: GraphNodeKind }): JSX.Element {
  return <path class="kind" d={shapes[kind]} />;
}

/** The outline of a node of a kind, in a box of this size. */
export function outlineOf(kind: GraphNodeKind, width: number, height: number): string {
  const radius = kind === "parameter" ? Math.min(width, height) / 2 : 6;
  if (kind !== "deployment") return roundedBox(width, height, radius);
  const cut = 14;
  const middle = height / 2;
  return `M${cut} 0H${width - cut}L${width} ${middle}L${width - cut} ${height}H${cut}L0 ${middle}Z`;
}

function roundedBox(width: number, height: number, r: number): string {
  const corner = (x: number, y: number) => `a${r} ${r} 0 0 1 ${x} ${y}`;
  return `M${r} 0H${width - r}${corner(r, r)}V${height - r}${corner(-r, r)}H${r}${corner(-r, -r)}V${r}${corner(r, -r)}Z`;
}

export type MarkName = "error" | "warning" | "stop" | "approval";

const marks: { readonly [name in MarkName]: { readonly box: string; readonly sign: string } } = {
  error: { box: "M8 1a7 7 0 1 1 0 14 7 7 0 0 1 0-14Z", sign: "m5.5 5.5 5 5m0-5-5 5" },
  warning: { box: "M8 1.2 15.4 14.6H.6Z", sign: "M8 6v4.2m0 1.6v1.2" },
  stop: { box: "M5 1h6l4 4v6l-4 4H5l-4-4V5z", sign: "M4.5 8h7" },
  approval: {
    box: "M3 1h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2Z",
    sign: "M6 4.5v7m4-7v7",
  },
};

export interface MarkProps {
  readonly name: MarkName;
  readonly certain: boolean;
}

/** A mark at the edge of a node, 16 pixels wide; one that is not certain is not filled. */
export function Mark({ name, certain }: MarkProps): JSX.Element {
  const { box, sign } = marks[name];
  return (
    <g class={`mark mark-${name} ${certain ? "certain" : ""}`}>
      <path class="mark-box" d={box} />
      <path class="mark-sign" d={sign} />
    </g>
  );
}
