import type { JSX } from "preact";
import { edgePath } from "#core/graph/edge-path.ts";
import type { EdgeKind, GraphEdge } from "#core/graph/graph.ts";
import type { Point } from "#core/graph/placed-graph.ts";
import { ChangeSign } from "../compare/change-sign.tsx";
import type { ShownEdge } from "./shown-graph.ts";
import "./edges.css";

/** The heads of arrows, which end at the left side of a box; edges of a list have two, those that order only are open. */
const heads: { readonly [kind in EdgeKind]: string } = {
  files: "M-8-4.5L0 0L-8 4.5Z",
  value: "M-7-4L0 0L-7 4",
  list: "M-8-4.5L0 0L-8 4.5ZM-15-4.5L-7 0L-15 4.5Z",
  order: "M-7-4L0 0L-7 4",
  deployment: "M-12 0L-6-4L0 0L-6 4Z",
};

interface GraphEdgeProps extends ShownEdge {
  /** Whether it leads to or from the selected node. */
  readonly isNear: boolean;
  /** What the editor's hovers say, by the places where edges begin. */
  readonly descriptions: ReadonlyMap<number, string>;
}

/** The most edges between two nodes that the editor's hovers describe. */
export const mostDescribed = 3;

/** An edge as a line with a head: its style says what it carries. */
export function GraphEdgeLine(props: GraphEdgeProps): JSX.Element {
  const { edge, line, isNear, descriptions, mark } = props;
  const { kinds, parts, id } = edge;
  const [kind = "order"] = kinds;
  const path = edgePath(line.points);
  const changed = mark ? `change-${mark.change}` : "";
  const classes = ["edge", kind, isNear ? "near" : "", line.isBack ? "back" : "", changed];
  const middle = middleOf(line.points);
  return (
    <g class={classes.join(" ")} data-edge={id}>
      <title>{[...(mark?.texts ?? []), tooltipOf(edge, descriptions)].join("\n")}</title>
      <path class="reach" d={path} />
      <EdgeStroke kind={kind} path={path} end={line.points.at(-1)} />
      {parts.length > 1 && <PartCount count={parts.length} at={middle} />}
      {mark && (
        <ChangeSign change={mark.change} x={middle.x} y={middle.y - (parts.length > 1 ? 17 : 0)} />
      )}
    </g>
  );
}

interface EdgeStrokeProps {
  readonly kind: EdgeKind;
  readonly path: string;
  readonly end: Point | undefined;
}

/** The line and head of an edge, as the legend shows them too. */
export function EdgeStroke({ kind, path, end }: EdgeStrokeProps): JSX.Element {
  return (
    <>
      <path class="stroke" d={path} />
      {kind === "list" && <path class="between" d={path} />}
      {end && <path class="head" d={heads[kind]} transform={`translate(${end.x} ${end.y})`} />}
    </>
  );
}

function PartCount({ count, at }: { readonly count: number; readonly at: Point }): JSX.Element {
  const text = String(count);
  const width = 10 + text.length * 7;
  return (
    <g class="part-count texts" transform={`translate(${at.x - width / 2} ${at.y - 8})`}>
      <rect width={width} height="16" rx="8" />
      <text x={width / 2} y="12">
        {text}
      </text>
    </g>
  );
}

/** The middle of a line: of its middle point, or between the two in the middle. */
function middleOf(points: readonly Point[]): Point {
  const first = points[Math.ceil(points.length / 2) - 1] ?? { x: 0, y: 0 };
  const second = points[Math.floor(points.length / 2)] ?? first;
  return { x: (first.x + second.x) / 2, y: (first.y + second.y) / 2 };
}

/** What a person reads who points at an edge: each edge of the file, and what the editor's hovers say of the first ones. */
function tooltipOf({ parts }: GraphEdge, descriptions: GraphEdgeProps["descriptions"]): string {
  const shown = parts.slice(0, 12).map((it) => `${it.source} → ${it.target}: ${it.text}`);
  const more = parts.length > 12 ? [`and ${parts.length - 12} more`] : [];
  const described = parts
    .slice(0, mostDescribed)
    .flatMap((it) => descriptions.get(it.range.start) || []);
  return [[...shown, ...more].join("\n"), ...described].join("\n\n");
}
