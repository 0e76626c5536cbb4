import type { JSX } from "preact";
import { edgePath } from "#core/graph/edge-path.ts";
import type { EdgeKind } from "#core/graph/graph.ts";
import type { Point } from "#core/graph/placed-graph.ts";
import { ChangeSign } from "../compare/change-sign.tsx";
import { memo } from "../shared/memo.ts";
import { pathAt } from "./graph-icons.tsx";
import type { ShownEdge } from "./shown-graph.ts";
import "./edges.css";

/** The heads of arrows, as paths from the place at the left side of a box where they end; edges of a list have two, those that order only are open. */
const heads: { readonly [kind in EdgeKind]: string } = {
  files: "m-8-4.5l8 4.5l-8 4.5z",
  value: "m-7-4l7 4l-7 4",
  list: "m-8-4.5l8 4.5l-8 4.5zm-7 0l8 4.5l-8 4.5z",
  order: "m-7-4l7 4l-7 4",
  deployment: "m-12 0l6-4l6 4l-6 4z",
};

interface GraphEdgeProps extends ShownEdge {
  /** Whether it leads to or from the selected node. */
  readonly isNear: boolean;
  /** What a person reads who points at it. */
  readonly tooltip: string;
}

/** An edge as a line with a head: its style says what it carries. */
export const GraphEdgeLine = memo((props: GraphEdgeProps): JSX.Element => {
  const { edge, line, isNear, tooltip, mark } = props;
  const { kinds, parts, id } = edge;
  const [kind = "order"] = kinds;
  const path = edgePath(line.points);
  const changed = mark ? `change-${mark.change}` : "";
  const classes = ["edge", kind, isNear ? "near" : "", line.isBack ? "back" : "", changed];
  const middle = middleOf(line.points);
  return (
    <g class={classes.join(" ")} data-edge={id}>
      <title>{[...(mark?.texts ?? []), tooltip].join("\n")}</title>
      <path class="reach" d={path} />
      <EdgeStroke kind={kind} path={path} end={line.points.at(-1)} />
      {parts.length > 1 && <PartCount count={parts.length} at={middle} />}
      {mark && (
        <ChangeSign change={mark.change} x={middle.x} y={middle.y - (parts.length > 1 ? 17 : 0)} />
      )}
    </g>
  );
});

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
      {end && <path class="head" d={pathAt(end, heads[kind])} />}
    </>
  );
}

function PartCount({ count, at }: { readonly count: number; readonly at: Point }): JSX.Element {
  const text = String(count);
  const width = 10 + text.length * 7;
  return (
    <g class="part-count texts">
      <rect x={at.x - width / 2} y={at.y - 8} width={width} height="16" rx="8" />
      <text x={at.x} y={at.y + 4}>
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
