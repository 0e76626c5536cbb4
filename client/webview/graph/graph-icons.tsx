import type { JSX } from "preact";
import type { GraphNodeKind } from "#core/graph/graph.ts";
import type { Point } from "#core/graph/placed-graph.ts";

/**
 * A path that begins at a place; all its commands are relative. What is drawn for a node has no transform of its own:
 * browsers look at each transform again whenever the drawing moves, which takes most of a frame.
 */
export function pathAt({ x, y }: Point, path: string): string {
  return `M${x} ${y}${path}`;
}

/** What stands before the name of a node: each kind has a shape of its own, whatever the colours. */
const shapes: { readonly [kind in GraphNodeKind]: string } = {
  execution: "m4.5 3v10l8-5z",
  task: "m2.5 2.5h4.5v4.5h-4.5zm6.5 0h4.5v4.5h-4.5zm-6.5 6.5h4.5v4.5h-4.5zm6.5 0h4.5v4.5h-4.5z",
  deployment: "m8 14v-7.5m0 0l-3.2 3.2m3.2-3.2l3.2 3.2m-8.2-6.7h10",
  group: "m4.5 7.5v-2.5h-2v-2.5h7v2.5h4v2.5m-11 0h11v6h-11z",
  unknown: "m5.8 6a2.2 2.2 0 1 1 3.2 2c-.8 .4-1 .9-1 1.7m0 1.8v1.2",
  parameter:
    "m6 2.5c-1.6 0-2 .6-2 2v2c0 1-.5 1.5-1.5 1.5c1 0 1.5 .5 1.5 1.5v2c0 1.4 .4 2 2 2m4-11c1.6 0 2 .6 2 2v2c0 1 .5 1.5 1.5 1.5c-1 0-1.5 .5-1.5 1.5v2c0 1.4-.4 2-2 2",
};

/** The picture of a kind of node, 16 pixels wide. */
export function KindIcon(props: { readonly kind: GraphNodeKind; readonly at: Point }): JSX.Element {
  return <path class="kind" d={pathAt(props.at, shapes[props.kind])} />;
}

/** The outline of a node of a kind, in a box of this size, as a path from its upper left corner. */
export function outlineOf(kind: GraphNodeKind, width: number, height: number): string {
  const radius = kind === "parameter" ? Math.min(width, height) / 2 : 6;
  if (kind !== "deployment") return roundedBox(width, height, radius);
  const cut = 14;
  const middle = height / 2;
  const length = width - 2 * cut;
  return `m${cut} 0h${length}l${cut} ${middle}l${-cut} ${middle}h${-length}l${-cut} ${-middle}z`;
}

function roundedBox(width: number, height: number, r: number): string {
  const corner = (x: number, y: number) => `a${r} ${r} 0 0 1 ${x} ${y}`;
  const [h, v] = [width - 2 * r, height - 2 * r];
  return `m${r} 0h${h}${corner(r, r)}v${v}${corner(-r, r)}h${-h}${corner(-r, -r)}v${-v}${corner(r, -r)}z`;
}

export type MarkName = "error" | "warning" | "stop" | "approval";

const marks: { readonly [name in MarkName]: { readonly box: string; readonly sign: string } } = {
  error: { box: "m8 1a7 7 0 1 1 0 14a7 7 0 0 1 0-14z", sign: "m5.5 5.5l5 5m0-5l-5 5" },
  warning: { box: "m8 1.2l7.4 13.4h-14.8z", sign: "m8 6v4.2m0 1.6v1.2" },
  stop: { box: "m5 1h6l4 4v6l-4 4h-6l-4-4v-6z", sign: "m4.5 8h7" },
  approval: {
    box: "m3 1h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-10a2 2 0 0 1-2-2v-10a2 2 0 0 1 2-2z",
    sign: "m6 4.5v7m4-7v7",
  },
};

export interface MarkProps {
  readonly name: MarkName;
  readonly certain: boolean;
}

/** A mark at the edge of a node, 16 pixels wide; one that is not certain is not filled. */
export function Mark({ name, certain, at }: MarkProps & { readonly at: Point }): JSX.Element {
  const { box, sign } = marks[name];
  return (
    <g class={`mark mark-${name} ${certain ? "certain" : ""}`}>
      <path class="mark-box" d={pathAt(at, box)} />
      <path class="mark-sign" d={pathAt(at, sign)} />
    </g>
  );
}
